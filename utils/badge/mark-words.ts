import type { ModelProfile, RowVerdict } from '../assess-types.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { mayWarn } from './blocks.ts';
import { pick } from './pick.ts';
import type { ActiveModelView } from './types.ts';
import type { MessageKey, Words } from './words.ts';

const DID_NOT = [
  'mark_sometimes',
  'mark_sometimes',
  'mark_often',
  'mark_very_often',
  'mark_mostly',
] as const satisfies MessageKey[];

/** Two sources on the same language that are two levels apart or do not overlap (rule 5 of product.md). */
function disagree(knowledge: Knowledge, a: RowVerdict, b: RowVerdict): boolean {
  const [one, other] = pick(knowledge.behaviours, [a.behaviour, b.behaviour]);
  if (!one || !other || one.source === other.source || one.language !== other.language) return false;
  return (
    Math.abs(a.severity - b.severity) > 1 ||
    a.interval.low > b.interval.high ||
    b.interval.low > a.interval.high
  );
}

/** A single-topic small test among the rows that may warn. */
function smallTest(words: Words, knowledge: Knowledge, rows: readonly Behaviour[]): string | undefined {
  const cell = rows.flatMap(({ perTopic }) => perTopic).find((one) => mayWarn(one));
  if (!cell) return undefined;
  const topics = pick(knowledge.topics, cell.topics).map(({ title }) => words.choose(title));
  return words.t('mark_small_test', cell.notAnswered, cell.judged, words.list(topics));
}

function documentedText(words: Words, knowledge: Knowledge, profile: ModelProfile): string {
  const seen = pick(knowledge.behaviours, profile.documented).filter(
    ({ observed }) => observed === 'refused',
  );
  const cite = seen[0] && knowledge.sources.get(seen[0].source)?.cite;
  const text = words.t('mark_cited', words.plural('mark_documented', seen.length), cite ?? '');
  return profile.rows.length ? text : text + words.t('next_sentence', words.t('mark_unmeasured'));
}

function cautionText(words: Words, knowledge: Knowledge, profile: ModelProfile): string {
  const [worst] = profile.rows;
  const row = worst && knowledge.behaviours.get(worst.behaviour);
  if (worst?.level !== 'caution' || !row) {
    const ids = profile.rows.map(({ behaviour }) => behaviour);
    const rows = pick(knowledge.behaviours, ids);
    return smallTest(words, knowledge, rows) ?? documentedText(words, knowledge, profile);
  }
  const where = words.inLanguage(row.language);
  if (profile.rows.some((other) => disagree(knowledge, worst, other))) return words.t('mark_disputed', where);
  const set = knowledge.testSets.get(row.testSet);
  return words.t(DID_NOT[worst.severity], set ? words.testSet(set) : row.testSet, where);
}

/** What is known of one model over all topics and languages, in one line. */
export function profileText(words: Words, knowledge: Knowledge, profile: ModelProfile): string {
  switch (profile.level) {
    case 'caution':
      return cautionText(words, knowledge, profile);
    case 'open':
      return words.t('mark_open');
    case 'unmeasured':
      return words.t('mark_unmeasured');
    default:
      return words.t('mark_unlisted');
  }
}

export function markText(words: Words, knowledge: Knowledge, active: ActiveModelView): string {
  if (active.kind === 'router') return words.t('mark_router');
  return active.kind === 'model' ? profileText(words, knowledge, active.profile) : words.t('model_unknown');
}
