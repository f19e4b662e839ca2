import type { Example } from './examine.ts';
import { createRandom, learn, type Sample } from './learn.ts';

/** What was learnt for one class. */
export interface HeadWeights {
  readonly name: string;
  readonly bias: number;
  readonly weights: ReadonlyMap<number, number>;
}

/** What is told apart by one softmax. */
export interface Choice {
  readonly classes: readonly string[];
  /** One or more of the classes. */
  readonly labels: (example: Example) => readonly string[];
  /** Weight of each feature for each class that it speaks for from the start, by the list itself. */
  readonly priors?: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

export interface ChoiceSettings {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  readonly seed: number;
  /** Weights kept of what was learnt, over all classes. */
  readonly entries: number;
}

/** Rarer features are not learnt. */
const MIN_ROWS = 2;
/** Every row is learnt twice, once without this share of what terms found: terms may have been written with the row in view. */
const DROPPED = 0.5;

type Vocabulary = ReadonlyMap<number, number>;

/** Learns a choice, keeps the weights that do most, and gives them by class. */
export function trainChoice(
  examples: readonly Example[],
  choice: Choice,
  settings: ChoiceSettings,
): HeadWeights[] {
  const { classes, priors = new Map() } = choice;
  const counts = countRows(examples);
  const common = [...counts].filter(([, rows]) => rows >= MIN_ROWS).map(([feature]) => feature);
  const vocabulary: Vocabulary = new Map(
    [...new Set([...common, ...priors.keys()])]
      .sort((a, b) => a - b)
      .map((feature, place) => [feature, place]),
  );
  const start = new Float32Array((vocabulary.size + 1) * classes.length);
  for (const [feature, weights] of priors)
    for (const [name, weight] of weights) {
      const number = classes.indexOf(name);
      if (number >= 0) start[(vocabulary.get(feature) ?? 0) * classes.length + number] = weight;
    }
  const learnt = learn(
    samplesOf(examples, choice, vocabulary),
    { ...settings, classes: classes.length, features: vocabulary.size },
    start,
  );
  return keepBest(learnt, classes, vocabulary, counts, priors, settings.entries);
}

function countRows(examples: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (feature: number): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const { words, found } of examples) {
    words.forEach(add);
    found.forEach(add);
  }
  return counts;
}

function samplesOf(
  examples: readonly Example[],
  { classes, labels }: Choice,
  vocabulary: Vocabulary,
): Sample[] {
  const random = createRandom(3);
  return examples.flatMap((example) => {
    const target = new Map<number, number>();
    const names = labels(example);
    for (const name of names) {
      const number = classes.indexOf(name);
      target.set(number, (target.get(number) ?? 0) + 1 / names.length);
    }
    return [() => true, () => random() >= DROPPED].map((keeps) => {
      const places: number[] = [];
      const values: number[] = [];
      const add = (feature: number, value: number): void => {
        const place = vocabulary.get(feature);
        if (place === undefined) return;
        places.push(place);
        values.push(value);
      };
      for (const feature of example.words) add(feature, example.value);
      for (const feature of example.found) if (keeps()) add(feature, 1);
      return { places: Int32Array.from(places), values: Float32Array.from(values), target, weight: 0.5 };
    });
  });
}

/** Weights by how often and how much they act. */
function keepBest(
  learnt: Float32Array,
  classes: readonly string[],
  vocabulary: Vocabulary,
  counts: ReadonlyMap<number, number>,
  priors: ReadonlyMap<number, unknown>,
  entries: number,
): HeadWeights[] {
  const effects = new Float64Array(vocabulary.size * classes.length);
  for (const [feature, place] of vocabulary) {
    const often = priors.has(feature) ? Number.POSITIVE_INFINITY : Math.sqrt(counts.get(feature) ?? 0);
    for (let number = 0; number < classes.length; number++) {
      const weight = Math.abs(learnt[place * classes.length + number] ?? 0);
      effects[place * classes.length + number] = weight === 0 ? 0 : often * weight;
    }
  }
  const least = effects.toSorted()[Math.max(0, effects.length - entries)] ?? 0;
  const weights = classes.map(() => new Map<number, number>());
  for (const [feature, place] of vocabulary)
    for (let number = 0; number < classes.length; number++) {
      const at = place * classes.length + number;
      if ((effects[at] ?? 0) >= least && effects[at] !== 0) weights[number]?.set(feature, learnt[at] ?? 0);
    }
  return classes.map((name, number) => ({
    name,
    bias: learnt[vocabulary.size * classes.length + number] ?? 0,
    weights: weights[number] ?? new Map(),
  }));
}
