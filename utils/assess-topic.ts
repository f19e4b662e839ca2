import {
  type CountedBehaviour,
  covers,
  coversTopic,
  isHostMatch,
  isMeasuredIn,
  MIN_JUDGED,
  mayDecide,
  rowVerdict,
} from './assess-rows.ts';
import type { RowVerdict, TopicAssessment } from './assess-types.ts';
import { wilsonInterval } from './knowledge/rates.ts';
import type { Behaviour, PromptLanguage } from './knowledge/types.ts';
import type { Knowledge } from './knowledge-index.ts';

/** Lower bound from which a per-topic cell raises the level: S2. */
const CELL_LOWER_BOUND = 0.15;

interface Candidate {
  readonly row: CountedBehaviour;
  readonly verdict: RowVerdict;
}

/** Best first: host match, then n, then date; the id last, so that the order never hangs on the list's. */
const bestFirst = (a: Candidate, b: Candidate): number =>
  Number(b.verdict.hostMatch) - Number(a.verdict.hostMatch) ||
  b.row.count.judged - a.row.count.judged ||
  compare(b.row.to, a.row.to) ||
  compare(a.row.id, b.row.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two rows of different sources that cannot both describe the same behaviour (rule 5). */
const disagree = (a: Candidate, b: Candidate): boolean =>
  a.row.source !== b.row.source &&
  (Math.abs(a.verdict.severity - b.verdict.severity) >= 2 ||
    a.verdict.interval.low > b.verdict.interval.high ||
    b.verdict.interval.low > a.verdict.interval.high);

/**
 * Rules 2 to 7 of the deciding order for one topic.
 *
 * @param own the model's own behaviours (exact weights); empty when nothing is known of it.
 */
export function assessTopic(
  topic: string,
  language: PromptLanguage,
  own: readonly Behaviour[],
  provider: string,
  knowledge: Knowledge,
): TopicAssessment {
  const candidates = own
    .filter((row) => isMeasuredIn(row, language))
    .filter((row) => coversTopic(row, topic, knowledge))
    .map((row) => ({ row, verdict: rowVerdict(row, provider) }))
    .sort(bestFirst);
  const rows = candidates.map(({ verdict }) => verdict);
  const ids = (some: readonly Candidate[]): string[] => some.map(({ row }) => row.id);

  const inConflict = candidates.filter((a) => candidates.some((b) => disagree(a, b)));
  if (inConflict.length > 0)
    return { topic, level: 'caution', basis: 'conflict', rows, decisive: ids(inConflict) };

  const best = candidates[0];
  if (best?.verdict.level === 'caution')
    return { topic, level: 'caution', basis: 'measured', rows, decisive: [best.row.id] };

  const cells = telling(own, topic, language, provider, knowledge);
  if (cells.length > 0) return { topic, level: 'caution', basis: 'per-topic', rows, decisive: cells };

  const documented = own
    .filter((row) => row.axis === 'documented' && row.observed === 'refused' && row.language === language)
    .filter((row) => mayDecide(row) && coversTopic(row, topic, knowledge))
    .map(({ id }) => id)
    .sort();
  if (documented.length > 0)
    return { topic, level: 'caution', basis: 'documented', rows, decisive: documented };

  if (best) return { topic, level: best.verdict.level, basis: 'measured', rows, decisive: [best.row.id] };
  return { topic, level: 'unmeasured', basis: 'no-row', rows, decisive: [] };
}

/** Rows whose small test on just this topic says enough to raise the level (rule 6), best first. */
function telling(
  own: readonly Behaviour[],
  topic: string,
  language: PromptLanguage,
  provider: string,
  knowledge: Knowledge,
): string[] {
  return own
    .filter((row) => isMeasuredIn(row, language))
    .flatMap((row) =>
      row.perTopic
        .filter((cell) => cell.judged >= MIN_JUDGED && covers(cell.topics, topic, knowledge))
        .filter((cell) => wilsonInterval(cell).low >= CELL_LOWER_BOUND)
        .map((cell) => ({ row, judged: cell.judged, hostMatch: isHostMatch(row.hosts, provider) })),
    )
    .sort(
      (a, b) =>
        Number(b.hostMatch) - Number(a.hostMatch) ||
        b.judged - a.judged ||
        compare(b.row.to, a.row.to) ||
        compare(a.row.id, b.row.id),
    )
    .map(({ row }) => row.id);
}
