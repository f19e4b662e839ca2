import { binOf } from '../../utils/refusal/model.ts';
import { createRandom } from './random.ts';

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Added to the second derivatives of a leaf: keeps small leaves near 0. */
  readonly lambda: number;
  /** Share of features that each tree may use, 0..1. */
  readonly columns: number;
  readonly seed: number;
}

export interface Boosted {
  readonly depth: number;
  readonly base: number;
  readonly features: number[];
  readonly bins: number[];
  readonly leaves: number[];
}

/** Bin edges of each column: at most `most` quantiles of the values seen, without repeats. */
export function findEdges(rows: readonly Float64Array[], columns: number, most: number): Float32Array[] {
  return Array.from({ length: columns }, (_, column) => {
    const values = Float64Array.from(rows, (row) => row[column] as number).sort();
    const edges = new Set<number>();
    for (let i = 1; i <= most; i++) {
      const value = Math.fround(values[Math.floor((i * (values.length - 1)) / (most + 1))] as number);
      if (value > (values[0] as number)) edges.add(value);
    }
    // Rare events have no quantile of their own: the first value above the least one is always an edge.
    const rare = values.find((value) => value > (values[0] as number));
    if (rare !== undefined) edges.add(Math.fround(rare));
    return Float32Array.from([...edges].sort((a, b) => a - b));
  });
}

export const binRow = (row: Float64Array, edges: readonly Float32Array[]): Uint8Array =>
  Uint8Array.from(edges, (columnEdges, column) => binOf(row[column] as number, columnEdges));

/** Gradient boosting for a logistic loss with symmetric trees (one question per level). Deterministic for a seed. */
export function fitBoosted(
  rows: readonly Uint8Array[],
  targets: ArrayLike<number>,
  importance: ArrayLike<number>,
  edges: readonly Float32Array[],
  { trees, depth, rate, lambda, columns, seed }: BoostOptions,
): Boosted {
  const n = rows.length;
  const width = edges.length;
  const random = createRandom(seed);
  let positive = 1;
  let total = 2;
  for (let i = 0; i < n; i++) {
    positive += (targets[i] as number) * (importance[i] as number);
    total += importance[i] as number;
  }
  const base = Math.log(positive / (total - positive));
  const logits = new Float64Array(n).fill(base);
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n);
  const model: Boosted = { depth, base, features: [], bins: [], leaves: [] };
  const columnsByRow = Array.from({ length: width }, (_, column) =>
    Uint8Array.from(rows, (row) => row[column] as number),
  );
  const leafOf = new Uint8Array(n);
  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-(logits[i] as number)));
      const w = importance[i] as number;
      gradient[i] = (p - (targets[i] as number)) * w;
      curvature[i] = p * (1 - p) * w;
    }
    leafOf.fill(0);
    const usable = Array.from({ length: width }, (_, column) => column).filter(
      (column) => (edges[column] as Float32Array).length > 0 && random() < columns,
    );
    for (let level = 0; level < depth; level++) {
      const best = bestSplit(columnsByRow, usable, edges, leafOf, 1 << level, gradient, curvature, lambda);
      model.features.push(best.column);
      model.bins.push(best.bin);
      const column = columnsByRow[best.column] as Uint8Array;
      for (let i = 0; i < n; i++)
        leafOf[i] = (leafOf[i] as number) * 2 + ((column[i] as number) >= best.bin ? 1 : 0);
    }
    const sums = new Float64Array(1 << depth);
    const weights = new Float64Array(1 << depth);
    for (let i = 0; i < n; i++) {
      const leaf = leafOf[i] as number;
      sums[leaf] = (sums[leaf] as number) + (gradient[i] as number);
      weights[leaf] = (weights[leaf] as number) + (curvature[i] as number);
    }
    const values = Array.from(sums, (sum, leaf) => (-rate * sum) / ((weights[leaf] as number) + lambda));
    model.leaves.push(...values);
    for (let i = 0; i < n; i++) logits[i] = (logits[i] as number) + (values[leafOf[i] as number] as number);
  }
  return model;
}

/** The question that helps most over all present leaves. */
function bestSplit(
  columnsByRow: readonly Uint8Array[],
  usable: readonly number[],
  edges: readonly Float32Array[],
  leafOf: Uint8Array,
  leaves: number,
  gradient: Float64Array,
  curvature: Float64Array,
  lambda: number,
): { column: number; bin: number } {
  const n = leafOf.length;
  let best = { column: usable[0] ?? 0, bin: 1, gain: Number.NEGATIVE_INFINITY };
  for (const number of usable) {
    const bins = (edges[number] as Float32Array).length + 1;
    const column = columnsByRow[number] as Uint8Array;
    const sums = new Float64Array(leaves * bins);
    const weights = new Float64Array(leaves * bins);
    for (let i = 0; i < n; i++) {
      const at = (leafOf[i] as number) * bins + (column[i] as number);
      sums[at] = (sums[at] as number) + (gradient[i] as number);
      weights[at] = (weights[at] as number) + (curvature[i] as number);
    }
    const gains = new Float64Array(bins);
    for (let leaf = 0; leaf < leaves; leaf++) {
      let g = 0;
      let h = 0;
      for (let bin = 0; bin < bins; bin++) {
        g += sums[leaf * bins + bin] as number;
        h += weights[leaf * bins + bin] as number;
      }
      let left = 0;
      let leftH = 0;
      for (let bin = 1; bin < bins; bin++) {
        left += sums[leaf * bins + bin - 1] as number;
        leftH += weights[leaf * bins + bin - 1] as number;
        const right = g - left;
        const rightH = h - leftH;
        gains[bin] =
          (gains[bin] as number) + (left * left) / (leftH + lambda) + (right * right) / (rightH + lambda);
      }
    }
    for (let bin = 1; bin < bins; bin++)
      if ((gains[bin] as number) > best.gain) best = { column: number, bin, gain: gains[bin] as number };
  }
  return best;
}
