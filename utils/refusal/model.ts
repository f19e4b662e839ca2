import type { Place } from './ngrams.ts';

/** Trees that ask the same question of every row of a level: 2^depth leaves, reached by `depth` answers. */
export interface Trees {
  readonly depth: number;
  readonly base: number;
  /** `depth` entries a tree: feature, and the bin from which the answer is yes. */
  readonly features: Uint8Array;
  readonly bins: Uint8Array;
  /** 2^depth entries a tree, times `scale` = logit. */
  readonly leaves: Int8Array;
  readonly scale: number;
}

/** Weights of the hashed n-grams, a power of two of them; times `scale` = logit. */
export interface NgramWeights {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

/** Probabilities above which an answer counts as none, by its language; `other`: languages without labelled rows. */
export interface Thresholds {
  readonly non: Readonly<Record<'en' | 'zh' | 'fi' | 'other', number>>;
  /** Above it what is no answer is a refusal, else an evasion. */
  readonly open: number;
}

export interface RefusalModel {
  /** Edges of each feature's bins, ascending: a value >= edges[k] is in bin k + 1 or above. N-gram logits come last. */
  readonly edges: readonly Float32Array[];
  /** Bin of each feature in an ordinary answer. */
  readonly typical: Uint8Array;
  /** Not an answer (`non`), and refusal rather than evasion (`open`): n-grams first, whose logits the trees see. */
  readonly ngrams: { readonly non: NgramWeights; readonly open: NgramWeights };
  readonly trees: { readonly non: Trees; readonly open: Trees };
  readonly thresholds: Thresholds;
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Logit of the n-grams of an answer. */
export function scoreNgrams(places: readonly Place[], { weights, scale, bias }: NgramWeights): number {
  const mask = weights.length - 1;
  let z = bias;
  for (const { hashes, weight } of places) {
    let sum = 0;
    for (const hash of hashes) sum += weights[hash & mask] ?? 0;
    z += sum * weight * scale;
  }
  return z;
}

/** Bin of a value: how many edges it reaches. */
export function binOf(value: number, edges: Float32Array): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= (edges[middle] ?? Number.POSITIVE_INFINITY)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Logit of the trees for one row of bins. */
export function scoreTrees(row: Uint8Array, { depth, base, features, bins, leaves, scale }: Trees): number {
  const size = 1 << depth;
  let sum = 0;
  for (let tree = 0, at = 0; at < features.length; tree++, at += depth) {
    let leaf = 0;
    for (let level = 0; level < depth; level++) {
      const yes = (row[features[at + level] ?? 0] ?? 0) >= (bins[at + level] ?? 0);
      leaf = leaf * 2 + (yes ? 1 : 0);
    }
    sum += leaves[tree * size + leaf] ?? 0;
  }
  return base + sum * scale;
}
