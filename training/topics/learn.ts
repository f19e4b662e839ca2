/** One sample: places of its features in the vocabulary, each with what it counts, and the share of each class. */
export interface Sample {
  readonly places: Int32Array;
  readonly values: Float32Array;
  /** Class -> share; sums to 1. */
  readonly target: ReadonlyMap<number, number>;
  readonly weight: number;
}

export interface Settings {
  readonly classes: number;
  readonly features: number;
  readonly epochs: number;
  /** Step of AdaGrad. */
  readonly rate: number;
  /** Pull towards 0, per use of a weight. */
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
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
}

/** Probabilities in place. */
function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] as number) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / sum;
}

/**
 * Multinomial logistic regression by stochastic gradient descent with per-weight rates (AdaGrad: Duchi, Hazan and
 * Singer, JMLR 12, 2011). The same samples and seed give the same weights.
 *
 * @param start weights to start from instead of 0: what is known beforehand
 * @returns weights, `feature * classes + class`; the last feature is the bias.
 */
export function learn(samples: readonly Sample[], settings: Settings, start?: Float32Array): Float32Array {
  const { classes, features, epochs, rate, l2, seed } = settings;
  const weights = start?.slice() ?? new Float32Array((features + 1) * classes);
  const squares = new Float32Array((features + 1) * classes).fill(1e-3);
  const order = Int32Array.from(samples.keys());
  const random = createRandom(seed);
  const scores = new Float64Array(classes);
  const average = new Float32Array(weights.length);
  const update = (row: number, value: number): void => {
    const from = row * classes;
    for (let at = 0; at < classes; at++) {
      const place = from + at;
      const slope = (scores[at] as number) * value + l2 * (weights[place] as number);
      if (slope === 0) continue;
      const square = (squares[place] as number) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] as number) - (rate * slope) / Math.sqrt(square);
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const number of order) {
      const { places, values, target, weight } = samples[number] as Sample;
      scores.set(weights.subarray(features * classes, (features + 1) * classes));
      for (let at = 0; at < places.length; at++) {
        const from = (places[at] as number) * classes;
        const value = values[at] as number;
        for (let other = 0; other < classes; other++)
          scores[other] = (scores[other] as number) + value * (weights[from + other] as number);
      }
      softmax(scores);
      for (let at = 0; at < classes; at++)
        scores[at] = weight * ((scores[at] as number) - (target.get(at) ?? 0));
      for (let at = 0; at < places.length; at++) update(places[at] as number, values[at] as number);
      update(features, 1);
    }
    if (2 * epoch >= epochs)
      for (let at = 0; at < weights.length; at++)
        average[at] = (average[at] as number) + (weights[at] as number);
  }
  const counted = epochs - Math.ceil(epochs / 2);
  return average.map((sum) => sum / counted);
}
