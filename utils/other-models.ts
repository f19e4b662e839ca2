import { mayDecide } from './assess-rows.ts';
import { assessTopic } from './assess-topic.ts';
import type { Count, PromptLanguage } from './knowledge/types.ts';
import type { Knowledge } from './knowledge-index.ts';

/** A model that was measured to answer. */
export interface OtherModel {
  /** Hub id, offered by HuggingChat. */
  readonly id: string;
  /** Its result in the test that says so. */
  readonly count: Count;
}

/**
 * Highest upper end of the 95 % Wilson interval of what was not answered. It asks for a low rate and for enough prompts at once:
 * 0 of 10 reaches it (28 %), 0 of 8 does not (32 %).
 */
const HIGHEST_UPPER_BOUND = 0.3;

const found = new WeakMap<Knowledge, Map<string, readonly OtherModel[]>>();

/**
 * Models that were measured to answer on these topics in this language and that HuggingChat offers, those first whose upper bound is
 * lowest. The rules are those of the badge (assess-topic.ts): one that would be warned of is never among them, and what was
 * measured on relatives does not count.
 *
 * @param topics the first is the one it is about
 */
export function modelsThatAnswer(
  topics: readonly string[],
  language: PromptLanguage,
  knowledge: Knowledge,
): readonly OtherModel[] {
  const known = found.get(knowledge) ?? new Map<string, readonly OtherModel[]>();
  found.set(knowledge, known);
  const key = [language, ...topics].join(' ');
  const models = known.get(key) ?? find(topics, language, knowledge);
  known.set(key, models);
  return models;
}

function find(
  topics: readonly string[],
  language: PromptLanguage,
  knowledge: Knowledge,
): readonly OtherModel[] {
  const candidates = knowledge.list.models.flatMap(({ id, status }) => {
    const own = knowledge.byModel.get(id) ?? [];
    if (status !== 'current' || !own.some(mayDecide)) return [];
    const [first, ...others] = topics.map((topic) => assessTopic(topic, language, own, '', knowledge));
    const best = first?.rows[0];
    const count = best && knowledge.behaviours.get(best.behaviour)?.count;
    if (!count || first.level !== 'open' || best.interval.high > HIGHEST_UPPER_BOUND) return [];
    if (others.some(({ level }) => level === 'caution')) return [];
    return [{ id, count, high: best.interval.high }];
  });
  return candidates
    .sort((a, b) => a.high - b.high || (a.id < b.id ? -1 : 1))
    .map(({ id, count }) => ({ id, count }));
}
