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
  ngrams: { epochs: 8, rate: 0.3, l2: 1e-4 },
  sizes: { non: 1 << 15, open: 1 << 14 },
  boost: { depth: 4, rate: 0.08, lambda: 3, columns: 0.5 },
  trees: { non: 160, open: 80 },
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
  row.source === 'chatgpt-refusals' || row.family === 'written' ? `${row.source}|${row.promptId}` : row.family;

export function foldOf(group: string, folds: number, seed: number): number {
  let value = seed;
  for (let i = 0; i < group.length; i++) value = Math.imul(value ^ group.charCodeAt(i), 0x01000193);
  return ((value ^ (value >>> 15)) >>> 0) % folds;
}

function learn(rows: readonly Encoded[], targets: readonly number[], size: number, { ngrams, seed }: Options): Linear {
  return fitLinear(
    rows.map(({ places }) => places),
    targets,
    rows.map(({ importance }) => importance),
    { ...ngrams, size, seed },
  );
}

/** N-gram logits of each row by a fit that has not seen the row's group. */
function outOfFold(rows: readonly Encoded[], targets: readonly number[], size: number, options: Options): number[] {
  const fold = rows.map((row) => foldOf(groupOf(row), options.folds, options.seed));
  const logits = new Array<number>(rows.length).fill(0);
  for (let k = 0; k < options.folds; k++) {
    const others = rows.filter((_, i) => fold[i] !== k);
    const linear = learn(others, targets.filter((_, i) => fold[i] !== k), size, options);
    rows.forEach(({ places }, i) => {
      if (fold[i] === k) logits[i] = scoreLinear(places, linear);
    });
  }
  return logits;
}

/** Learns from rows: n-grams first, then trees over features and the n-grams' out-of-fold logits. */
export function fit(rows: readonly Encoded[], options: Options): Fitted {
  const { boost, trees, seed, sizes } = options;
  const isNon = rows.map(({ row }) => (row.label === 'answer' ? 0 : 1));
  const isOpen = rows.map(({ row }) => (row.label === 'refusal' ? 1 : 0));
  const nonLogits = outOfFold(rows, isNon, sizes.non, options);
  const openLogits = outOfFold(rows, isOpen, sizes.open, options);
  const full = rows.map(({ values }, i) =>
    Float64Array.from([...values, nonLogits[i] as number, openLogits[i] as number]),
  );
  const edges = findEdges(full, (full[0] as Float64Array).length, options.bins);
  const bins = full.map((row) => binRow(row, edges));
  const importance = rows.map((row) => row.importance);
  const boostOn = (keep: readonly number[], targets: readonly number[], count: number, salt: number): Boosted =>
    fitBoosted(
      keep.map((i) => bins[i] as Uint8Array),
      keep.map((i) => targets[i] as number),
      keep.map((i) => importance[i] as number),
      edges,
      { ...boost, trees: count, seed: seed + salt },
    );
  const everyRow = rows.map((_, i) => i);
  return {
    edges,
    typical: medianBins(bins.filter((_, i) => isNon[i] === 0)),
    non: { linear: learn(rows, isNon, sizes.non, options), boosted: boostOn(everyRow, isNon, trees.non, 0) },
    open: {
      linear: learn(rows, isOpen, sizes.open, options),
      boosted: boostOn(everyRow.filter((i) => isNon[i] === 1), isOpen, trees.open, 1),
    },
  };
}

const medianBins = (bins: readonly Uint8Array[]): number[] =>
  Array.from({ length: bins[0]?.length ?? 0 }, (_, column) => {
    const sorted = bins.map((row) => row[column] as number).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  });
