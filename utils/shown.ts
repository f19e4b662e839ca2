import type { Assessment, Severity } from './assess-types.ts';
import type { BadgeChoices, Warning } from './badge-choices.ts';
import { bareModelId, resolveModel } from './knowledge/resolve-model.ts';
import type { Knowledge } from './knowledge-index.ts';

/** S3: by the 95 % interval, at least 35 % of such requests were not answered (docs/deciding-order.md). */
const STRONG: Severity = 3;

/** Measured, undisputed, and at least S3. */
function isStrong({ perTopic: [headline] }: Assessment): boolean {
  return headline?.basis === 'measured' && (headline.rows[0]?.severity ?? 0) >= STRONG;
}

/** With only strong evidence wanted: an answer that was plainly declined stays, for there the answer itself is the evidence. */
const isWeak = (assessment: Assessment): boolean => {
  const { level, signal } = assessment;
  if (level === 'caution') return !isStrong(assessment);
  return level.endsWith('refusal') && signal !== 'refusal' && !isStrong(assessment);
};

/** The topic by which a topic is muted: itself, or one that it is under; null: it is not. */
export function mutedBy(topic: string, { topics }: Knowledge, muted: readonly string[]): string | null {
  const seen = new Set<string>();
  for (let id: string | null = topic; id !== null && !seen.has(id); id = topics.get(id)?.parent ?? null) {
    if (muted.includes(id)) return id;
    seen.add(id);
  }
  return null;
}

/** The id of a model in the list, by which it is muted; as it is where the list does not have it. */
export const listedId = (model: string, { models }: Knowledge): string =>
  resolveModel(model, models)?.id ?? bareModelId(model);

/** Whether a model is muted, under whatever name: a later list may write it otherwise. */
export function isMutedModel(model: string, knowledge: Knowledge, muted: readonly string[]): boolean {
  if (muted.length === 0) return false;
  const id = listedId(model, knowledge);
  return muted.some((one) => listedId(one, knowledge) === id);
}

/**
 * What of an assessment the reader wants to see; null: nothing. Pure.
 *
 * @param without assesses the same answer as if these topics had not been recognised in it
 */
export function shownOf(
  assessment: Assessment,
  model: string,
  choices: BadgeChoices,
  knowledge: Knowledge,
  without: (topics: readonly string[]) => Assessment | null,
): Assessment | null {
  const { mutedModels, mutedLanguages, mutedTopics, hiddenLevels, strongOnly } = choices;
  if (isMutedModel(model, knowledge, mutedModels)) return null;
  if ((mutedLanguages as readonly string[]).includes(assessment.language)) return null;
  const muted = assessment.topics.filter((topic) => mutedBy(topic, knowledge, mutedTopics) !== null);
  if (muted.length > 0 && muted.length === assessment.topics.length) return null;
  const shown = muted.length > 0 ? without(muted) : assessment;
  if (!shown || hiddenLevels.includes(shown.level as Warning)) return null;
  return strongOnly && isWeak(shown) ? null : shown;
}
