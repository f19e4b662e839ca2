import type { Place } from '../../utils/refusal/ngrams.ts';
import { createRandom, shuffle } from './random.ts';

export interface LinearOptions {
  /** Number of weights, a power of two. */
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  readonly seed: number;
}

export interface Linear {
  readonly weights: Float64Array;
  readonly bias: number;
}

/**
 * Logistic regression on hashed n-grams by AdaGrad, one row at a time in a seeded order; L2 is applied to the weights
 * that a row touches.
 * @param targets 0 or 1 per row
 * @param importance weight per row
 */
export function fitLinear(
  rows: readonly (readonly Place[])[],
  targets: ArrayLike<number>,
  importance: ArrayLike<number>,
  { size, epochs, rate, l2, seed }: LinearOptions,
): Linear {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-4);
  const mask = size - 1;
  let bias = 0;
  let biasSquares = 1;
  const random = createRandom(seed);
  const order = Array.from(rows.keys());
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const places = rows[row] ?? [];
      let z = bias;
      for (const { hashes, weight } of places) {
        let sum = 0;
        for (const hash of hashes) sum += weights[hash & mask] as number;
        z += sum * weight;
      }
      const error = (1 / (1 + Math.exp(-z)) - (targets[row] as number)) * (importance[row] as number);
      for (const { hashes, weight } of places) {
        for (const hash of hashes) {
          const bucket = hash & mask;
          const gradient = error * weight + l2 * (weights[bucket] as number);
          squares[bucket] = (squares[bucket] as number) + gradient * gradient;
          weights[bucket] =
            (weights[bucket] as number) - (rate * gradient) / Math.sqrt(squares[bucket] as number);
        }
      }
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
}

export function scoreLinear(places: readonly Place[], { weights, bias }: Linear): number {
  const mask = weights.length - 1;
  let z = bias;
  for (const { hashes, weight } of places) {
    let sum = 0;
    for (const hash of hashes) sum += weights[hash & mask] as number;
    z += sum * weight;
  }
  return z;
}
