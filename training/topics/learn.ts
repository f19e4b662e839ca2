/** One row as numbers: places in the vocabulary with their values, the share of each class, and how much it counts. */
export interface Vector {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

export interface Sample extends Vector {
  /** Share of each class; sums to 1. */
  readonly target: ReadonlyMap<number, number>;
  readonly weight: number;
}

export interface Settings {
  readonly classes: number;
  readonly features: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards 0 of every weight, each time it is used. */
  readonly l2: number;
  readonly seed: number;
}

/** Small seeded generator of numbers in 0..1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** Probabilities in place. */
function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

/**
 * Multinomial logistic regression by stochastic gradient descent with per-weight rates (AdaGrad: Duchi, Hazan and
 * Singer, JMLR 12, 2011). The same samples and seed give the same weights.
 *
 * @param start weights to start from instead of 0: what is known beforehand
 * @returns weights, `feature * classes + class`; the last feature is the bias.
 */
export function learn(samples: readonly Sample[], settings: Settings, start?: Float64Array): Float64Array {
  const { classes, features, epochs, rate, l2, seed } = settings;
  const weights = start?.slice() ?? new Float64Array((features + 1) * classes);
  const squares = new Float64Array((features + 1) * classes).fill(1e-3);
  const order = Int32Array.from(samples.keys());
  const random = createRandom(seed);
  const scores = new Float64Array(classes);
  const update = (row: number, value: number, errors: Float64Array): void => {
    for (let at = 0; at < classes; at++) {
      const place = row * classes + at;
      const slope = (errors[at] ?? 0) * value + l2 * (weights[place] ?? 0);
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const number of order) {
      const sample = samples[number];
      if (!sample) continue;
      score(sample, weights, scores, features);
      softmax(scores);
      for (let at = 0; at < classes; at++)
        scores[at] = sample.weight * ((scores[at] ?? 0) - (sample.target.get(at) ?? 0));
      for (let at = 0; at < sample.places.length; at++)
        update(sample.places[at] ?? 0, sample.values[at] ?? 0, scores);
      update(features, 1, scores);
    }
  }
  return weights;
}

/** Writes the score of each class into `scores`. */
export function score(vector: Vector, weights: Float64Array, scores: Float64Array, features: number): void {
  const classes = scores.length;
  for (let at = 0; at < classes; at++) scores[at] = weights[features * classes + at] ?? 0;
  for (let at = 0; at < vector.places.length; at++) {
    const from = (vector.places[at] ?? 0) * classes;
    const value = vector.values[at] ?? 0;
    for (let other = 0; other < classes; other++)
      scores[other] = (scores[other] ?? 0) + value * (weights[from + other] ?? 0);
  }
}
