import { createRandom } from './random.ts';
import type { Row } from './rows.ts';

/** Shares of rows from which a beginning is made, by label. Of an evasion's beginning nobody can tell what it is. */
const SHARE = { answer: 0.6, refusal: 0.8, evasive: 0 } as const;
const SHORTEST = 120;
const LONGEST = 700;
/** The length at which the early verdict is measured. */
const USUAL = 200;

/**
 * Beginnings of answers, cut anywhere, with the label of the whole: they teach the learners that a text which stops
 * short may be one that is still being written. A refusal's beginning is one only when it holds the decline, and
 * that is nearly always in the first sentence.
 */
export function makePrefixes(rows: readonly Row[], seed: number): Row[] {
  const random = createRandom(seed);
  return rows.flatMap((row) => {
    const draw = random();
    const usual = random() < 0.5;
    const length = usual ? USUAL : SHORTEST + Math.floor(random() * (LONGEST - SHORTEST));
    if (draw >= SHARE[row.label] || row.answer.length < length * 1.15) return [];
    return [{ ...row, id: `${row.id}#${length}`, answer: row.answer.slice(0, length) }];
  });
}
