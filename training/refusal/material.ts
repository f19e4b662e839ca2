import { type Encoded, encode } from './encode.ts';
import { makePrefixes } from './prefixes.ts';
import { mayTeach, type Row } from './rows.ts';
import { readWritten } from './written.ts';

/** How much a row counts: disputed labels, beginnings and written answers less than whole undisputed ones. */
const DISPUTED = 0.4;
const BEGINNING = 0.5;
/** Written answers, where labelled rows teach the same language too, and where they are all there is. */
const WRITTEN = { beside: 0.7, alone: 0.9 } as const;
const LABELLED = /^(?:en|fi|zh)$/;

/** Rows and their beginnings, as the learners see them. */
export function encodeAll(rows: readonly Row[], weight: (row: Row) => number, seed: number): Encoded[] {
  const whole = rows.map((row) => encode(row, weight(row)));
  const cut = makePrefixes(rows, seed).map((row) => encode(row, BEGINNING * weight(row)));
  return [...whole, ...cut];
}

/** @throws Error naming the first row whose licence does not let it teach shipped weights */
export function encodeLabelled(rows: readonly Row[], seed: number): Encoded[] {
  const barred = rows.find((row) => !mayTeach(row));
  if (barred) throw new Error(`${barred.id}: licence "${barred.licence}" bars it from training`);
  return encodeAll(rows, ({ clean }) => (clean ? 1 : DISPUTED), seed);
}

export const encodeWritten = (seed: number): Encoded[] =>
  encodeAll(
    readWritten(seed),
    ({ language }) => (LABELLED.test(language) ? WRITTEN.beside : WRITTEN.alone),
    seed + 100,
  );
