import { BUCKETS } from '../../utils/refusal/ngrams.ts';
import { type Boosted, type BoostOptions, binRow, findEdges, fitBoosted } from './boost.ts';
import type { Encoded } from './encode.ts';
import { fitLinear, type Linear, type LinearOptions, scoreLinear } from './linear.ts';

export interface Options {
  readonly seed: number;
  readonly ngrams: Omit<LinearOptions, 'size' | 'seed'>;
  /** Numbers of n-gram weights, powers of two. */
  readonly sizes: { readonly non: number; readonly open: number };
  readonly boost: Omit<BoostOptions, 'seed' | 'trees'>;
  readonly trees: { readonly non: number; readonly open: number };
  /** Bins of a feature, at most. */
  readonly bins: number;
  /** Inner folds that give the trees n-gram logits of rows which the n-grams have not seen. */
  readonly folds: number;
}

export const OPTIONS: Options = {
  seed: 4,
  ngrams: { epochs: 5, rate: 0.3, l2: 1e-4 },
  sizes: { non: BUCKETS, open: BUCKETS / 2 },
  boost: { depth: 5, rate: 0.08, lambda: 6, columns: 0.2 },
  trees: { non: 200, open: 80 },
  bins: 14,
  folds: 5,
};

interface Head {
  readonly linear: Linear;
  readonly boosted: Boosted;
}

/** What was learned, in full precision. */
export interface Fitted {
  readonly edges: readonly Float32Array[];
  /** Median bin of each feature over ordinary answers. */
  readonly typical: readonly number[];
  readonly non: Head;
  readonly open: Head;
}

/** Rows that must stay together in the inner folds: a family's; where one model or hand wrote many, a prompt's. */
export const groupOf = ({ row }: Encoded): string =>
  row.source === 'chatgpt-refusals' || row.family === 'written'
    ? `${row.source}|${row.promptId}`
    : row.family;

export function foldOf(group: string, folds: number, seed: number): number {
  let value = seed;
  for (let i = 0; i < group.length; i++) value = Math.imul(value ^ group.charCodeAt(i), 0x01000193);
  return ((value ^ (value >>> 15)) >>> 0) % folds;
}

/** What a row teaches: 1, 0, or nothing. */
type Target = 0 | 1 | null;
const notAnswer = ({ row }: Encoded): Target => (row.label === 'answer' ? 0 : 1);
/** Among what is no answer: openly refused, or evaded. */
const openly = ({ row }: Encoded): Target =>
  row.label === 'answer' ? null : row.label === 'refusal' ? 1 : 0;

function learn(
  rows: readonly Encoded[],
  target: (row: Encoded) => Target,
  size: number,
  { ngrams, seed }: Options,
): Linear {
  const taught = rows.filter((row) => target(row) !== null);
  return fitLinear(
    taught.map(({ places }) => places),
    taught.map((row) => target(row) as number),
    taught.map(({ importance }) => importance),
    { ...ngrams, size, seed },
  );
}

/** N-gram logits of each row by a fit that has not seen the row's group. */
function outOfFold(
  rows: readonly Encoded[],
  target: (row: Encoded) => Target,
  size: number,
  options: Options,
): number[] {
  const fold = rows.map((row) => foldOf(groupOf(row), options.folds, options.seed));
  const logits = new Array<number>(rows.length).fill(0);
  for (let k = 0; k < options.folds; k++) {
    const linear = learn(
      rows.filter((_, i) => fold[i] !== k),
      target,
      size,
      options,
    );
    rows.forEach(({ places }, i) => {
      if (fold[i] === k) logits[i] = scoreLinear(places, linear);
    });
  }
  return logits;
}

/** Learns from rows: n-grams first, then trees over features and the n-grams' out-of-fold logits. */
export function learnAll(rows: readonly Encoded[], options: Options): Fitted {
  const { boost, trees, seed, sizes } = options;
  const nonLogits = outOfFold(rows, notAnswer, sizes.non, options);
  const openLogits = outOfFold(rows, openly, sizes.open, options);
  const full = rows.map(({ values }, i) =>
    Float64Array.from([...values, nonLogits[i] as number, openLogits[i] as number]),
  );
  const edges = findEdges(full, (full[0] as Float64Array).length, options.bins);
  const bins = full.map((row) => binRow(row, edges));
  const boostOn = (target: (row: Encoded) => Target, count: number, salt: number): Boosted => {
    const taught = rows.map((_, i) => i).filter((i) => target(rows[i] as Encoded) !== null);
    return fitBoosted(
      taught.map((i) => bins[i] as Uint8Array),
      taught.map((i) => target(rows[i] as Encoded) as number),
      taught.map((i) => (rows[i] as Encoded).importance),
      edges,
      { ...boost, trees: count, seed: seed + salt },
    );
  };
  return {
    edges,
    typical: medianBins(bins.filter((_, i) => notAnswer(rows[i] as Encoded) === 0)),
    non: { linear: learn(rows, notAnswer, sizes.non, options), boosted: boostOn(notAnswer, trees.non, 0) },
    open: { linear: learn(rows, openly, sizes.open, options), boosted: boostOn(openly, trees.open, 1) },
  };
}

const medianBins = (bins: readonly Uint8Array[]): number[] =>
  Array.from({ length: bins[0]?.length ?? 0 }, (_, column) => {
    const sorted = bins.map((row) => row[column] as number).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  });
