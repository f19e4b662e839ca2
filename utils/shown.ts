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

/** Whether a topic, or one that it is under, is muted. */
export function isMuted(topic: string, { topics }: Knowledge, muted: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let id: string | null = topic; id !== null && !seen.has(id); id = topics.get(id)?.parent ?? null) {
    if (muted.includes(id)) return true;
    seen.add(id);
  }
  return false;
}

/** The id of a model in the list, by which it is muted; as it is where the list does not have it. */
export const listedId = (model: string, { models }: Knowledge): string =>
  resolveModel(model, models)?.id ?? bareModelId(model);

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
  if (mutedModels.includes(listedId(model, knowledge))) return null;
  if ((mutedLanguages as readonly string[]).includes(assessment.language)) return null;
  const muted = assessment.topics.filter((topic) => isMuted(topic, knowledge, mutedTopics));
  if (muted.length > 0 && muted.length === assessment.topics.length) return null;
  const shown = muted.length > 0 ? without(muted) : assessment;
  if (!shown || hiddenLevels.includes(shown.level as Warning)) return null;
  return strongOnly && isWeak(shown) ? null : shown;
}
