import { type ClassifierData, checksumOf } from '../../utils/knowledge/classifier.ts';
import type { Topic } from '../../utils/knowledge/types.ts';
import { FOUND_VALUE, featureOf, textValue } from '../../utils/knowledge/wording-features.ts';
import { encodeWeights, type FeatureWeights } from './encode.ts';
import { createRandom, learn, type Sample, type Vector } from './learn.ts';
import type { Example } from './rows.ts';

const SENSITIVE = new Set(['named', 'critical', 'paraphrased', 'obfuscated']);
/** Rarer features are not learnt. */
const MIN_ROWS = 3;
/** Kept of what was learnt: the list has little room. */
const GATE_FEATURES = 6_500;
const TOPIC_WEIGHTS = 5_500;
const REGION_WEIGHTS = 2_500;
const GATE = { epochs: 12, rate: 0.1, l2: 3e-4, seed: 1 } as const;
const CLASSES = { epochs: 10, rate: 0.1, l2: 1e-2, seed: 2 } as const;
/** Every row is learnt twice, once without this share of what terms found: terms may have been written with the row in view. */
const DROPPED = 0.5;
/** What terms of a topic say of it before anything is learnt. */
const PRIOR = { term: 4, weak: 2, region: 3, combination: 1 } as const;
/** How often a feature acts, for the choice of those to keep. */
const FOUND_EFFECT = 3;
const TEXT_EFFECT = 0.35;
/** Controls are few. */
const ELSEWHERE_WEIGHT = 1.5;
const LARGEST = 127;

export type Thresholds = Pick<
  ClassifierData,
  'vetoStrong' | 'vetoOther' | 'vetoSeveral' | 'rescue' | 'rescueRegion'
>;
type Kind = 'gate' | 'classes';
type Vocabulary = ReadonlyMap<number, number>;

export const isSensitive = ({ kind }: Example): boolean => SENSITIVE.has(kind);

/** A control no topic of the list matches: sensitive, but of none of its topics. */
const isElsewhere = ({ kind, matches }: Example): boolean => kind === 'control' && matches.length === 0;

function countRows(examples: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of [...features.text, ...features.found])
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

const numbered = (features: Iterable<number>): Vocabulary =>
  new Map([...new Set(features)].sort((a, b) => a - b).map((feature, place) => [feature, place]));

function vectorOf({ features }: Example, vocabulary: Vocabulary, kind: Kind, keep: () => boolean): Vector {
  const places: number[] = [];
  const values: number[] = [];
  const add = (feature: number, value: number): void => {
    const place = vocabulary.get(feature);
    if (place === undefined) return;
    places.push(place);
    values.push(value);
  };
  const value = textValue(features.text.length)[kind];
  for (const feature of features.text) add(feature, value);
  for (const feature of features.found) if (keep()) add(feature, FOUND_VALUE[kind]);
  return { places: Int32Array.from(places), values: Float64Array.from(values) };
}

function samplesOf(
  examples: readonly Example[],
  vocabulary: Vocabulary,
  kind: Kind,
  target: (example: Example) => Sample['target'],
): Sample[] {
  const random = createRandom(3);
  return examples.flatMap((example) =>
    [() => true, () => random() >= DROPPED].map((keep) => ({
      ...vectorOf(example, vocabulary, kind, keep),
      target: target(example),
      weight: isElsewhere(example) ? ELSEWHERE_WEIGHT : 0.5,
    })),
  );
}

interface GateWeights {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
}

function learnGate(examples: readonly Example[], vocabulary: Vocabulary): GateWeights {
  const target = (example: Example): Sample['target'] => new Map([[isSensitive(example) ? 1 : 0, 1]]);
  const samples = samplesOf(examples, vocabulary, 'gate', target);
  const learnt = learn(samples, { ...GATE, classes: 2, features: vocabulary.size });
  const odds = (place: number): number => (learnt[2 * place + 1] ?? 0) - (learnt[2 * place] ?? 0);
  return {
    weights: new Map([...vocabulary].map(([feature, place]) => [feature, odds(place)])),
    bias: odds(vocabulary.size),
  };
}

/** Learns with all features, keeps those that did most, and learns again with these. */
function trainGate(examples: readonly Example[]): GateWeights {
  const counts = countRows(examples);
  const common = [...counts].filter(([, rows]) => rows >= MIN_ROWS).map(([feature]) => feature);
  const { weights } = learnGate(examples, numbered(common));
  const effect = ([feature, weight]: readonly [number, number]): number =>
    Math.abs(weight) * Math.sqrt(counts.get(feature) ?? 0);
  const best = [...weights].sort((a, b) => effect(b) - effect(a) || a[0] - b[0]).slice(0, GATE_FEATURES);
  return learnGate(examples, numbered(best.map(([feature]) => feature)));
}

type Entry = readonly [feature: number, number: number, weight: number];

/** What is told apart by one softmax: topics, or regions. */
interface Choice {
  readonly classes: readonly string[];
  readonly labels: (example: Example) => readonly string[];
  /** Of a topic. */
  readonly classOf: (topic: Topic) => string;
  readonly entries: number;
}

/** Weight of each feature for each class that it speaks for from the start, by the list itself. */
function priors(topics: readonly Topic[], classOf: Choice['classOf']): Map<number, Map<string, number>> {
  const known = new Map<number, Map<string, number>>();
  for (const topic of topics) {
    const set = (bucket: string, weight: number): void => {
      const feature = featureOf(`found ${bucket}`);
      const classes = known.get(feature) ?? new Map<string, number>();
      const name = classOf(topic);
      known.set(feature, classes.set(name, Math.max(weight, classes.get(name) ?? 0)));
    };
    const { id, region, combinations } = topic;
    for (const strength of ['strong', 'ambiguous', 'name']) set(`${id}/${strength}`, PRIOR.term);
    set(`${id}/weak`, PRIOR.weak);
    for (const group of [region, `${region}-power`, `land-${region}`, `leader-${region}`])
      set(group, PRIOR.region);
    for (const group of combinations.flatMap(({ all }) => all.flat())) set(group, PRIOR.combination);
  }
  return known;
}

function trainChoice(rows: readonly Example[], topics: readonly Topic[], choice: Choice): Entry[] {
  const { classes, labels, classOf } = choice;
  const known = priors(topics, classOf);
  const counts = countRows(rows);
  const common = [...counts].filter(([, count]) => count >= MIN_ROWS).map(([feature]) => feature);
  const vocabulary = numbered([...common, ...known.keys()]);
  const start = new Float64Array((vocabulary.size + 1) * classes.length);
  for (const [feature, weights] of known)
    for (const [name, weight] of weights) {
      const number = classes.indexOf(name);
      if (number >= 0) start[(vocabulary.get(feature) ?? 0) * classes.length + number] = weight;
    }
  const target = (example: Example): Sample['target'] => {
    const shares = new Map<number, number>();
    const names = labels(example);
    for (const name of names) {
      const number = classes.indexOf(name);
      shares.set(number, (shares.get(number) ?? 0) + 1 / names.length);
    }
    return shares;
  };
  const samples = samplesOf(rows, vocabulary, 'classes', target);
  const settings = { ...CLASSES, classes: classes.length, features: vocabulary.size };
  const learnt = learn(samples, settings, start);
  const found = new Set([...known.keys(), ...rows.flatMap(({ features }) => features.found)]);
  const effects = [...vocabulary].flatMap(([feature, place]) => {
    const often = found.has(feature) ? FOUND_EFFECT : TEXT_EFFECT * Math.sqrt(counts.get(feature) ?? 0);
    const from = place * classes.length;
    return classes.map((_, number) => {
      const weight = learnt[from + number] ?? 0;
      return { entry: [feature, number, weight] as const, effect: Math.abs(weight) * often };
    });
  });
  effects.sort((a, b) => b.effect - a.effect || a.entry[0] - b.entry[0] || a.entry[1] - b.entry[1]);
  return effects.slice(0, choice.entries).map(({ entry }) => entry);
}

/** Width of one step of a signed byte; the largest thousandth is cut off, or it would make all others coarse. */
function stepOf(weights: readonly number[]): number {
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  const size = sizes[Math.floor(0.999 * (sizes.length - 1))] ?? 0;
  return Number((size / LARGEST || 1).toPrecision(4));
}

const inSteps = (weight: number, step: number): number =>
  Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / step)));

/** Learns the classifier: same examples, same bytes. */
export function train(
  examples: readonly Example[],
  topics: readonly Topic[],
  thresholds: Thresholds,
): ClassifierData {
  const gate = trainGate(examples.filter(({ kind }) => kind !== 'control'));
  const regionOf = new Map(topics.map(({ id, region }) => [id, region]));
  const sensitive = examples.filter(isSensitive);
  const classes = topics.map(({ id }) => id).sort();
  const regions = [...new Set(['', ...regionOf.values()])].sort();
  const weights = [
    ...trainChoice(sensitive, topics, {
      classes,
      labels: (example) => example.topics,
      classOf: ({ id }) => id,
      entries: TOPIC_WEIGHTS,
    }),
    ...trainChoice([...sensitive, ...examples.filter(isElsewhere)], topics, {
      classes: regions,
      labels: (example) =>
        isElsewhere(example) ? [''] : example.topics.map((topic) => regionOf.get(topic) ?? ''),
      classOf: ({ region }) => region,
      entries: REGION_WEIGHTS,
    }).map(([feature, number, weight]): Entry => [feature, classes.length + number, weight]),
  ];
  const gateStep = stepOf([...gate.weights.values()]);
  const classStep = stepOf(weights.map(([, , weight]) => weight));
  const rows = new Map<number, FeatureWeights>();
  const rowOf = (feature: number): FeatureWeights => {
    const row = rows.get(feature) ?? { gate: 0, classes: [] };
    rows.set(feature, row);
    return row;
  };
  for (const [feature, weight] of gate.weights) rowOf(feature).gate = inSteps(weight, gateStep);
  for (const [feature, number, weight] of weights) {
    const value = inSteps(weight, classStep);
    if (value !== 0) rowOf(feature).classes.push([number, value]);
  }
  const bytes = encodeWeights(rows);
  return {
    version: 1,
    topics: classes,
    regions,
    gateBias: Number(gate.bias.toPrecision(4)),
    gateStep,
    classStep,
    ...thresholds,
    checksum: checksumOf(bytes),
    weights: Buffer.from(bytes).toString('base64'),
  };
}
