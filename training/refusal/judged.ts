import { REFUSAL_ALONE_THRESHOLD } from '../../utils/refusal/index.ts';
import type { RefusalDetector } from '../../utils/refusal/types.ts';
import type { Judged } from './figures.ts';
import type { Row } from './rows.ts';

/** The classes of the data for the detector's signals: inability counts as an answer. */
const LABEL = { answered: 'answer', inability: 'answer', evasion: 'evasive', refusal: 'refusal' } as const;

export function judgeWith(detect: RefusalDetector, row: Row): Judged {
  const { signal, score } = detect(row);
  return { row, label: LABEL[signal], score, alone: signal === 'refusal' && score > REFUSAL_ALONE_THRESHOLD };
}

/** Beginnings of answers and of open refusals; of an evasion's beginning nobody can tell what it is. */
export const ofBeginnings = (rows: readonly Row[], length: number): Row[] =>
  rows
    .filter(({ label }) => label !== 'evasive')
    .map((row) => ({ ...row, answer: row.answer.slice(0, length) }));
