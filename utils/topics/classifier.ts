import { type Features, FOUND_VALUE, textValue } from './wording-features.ts';

/** What the classifier of docs/topics.md has learnt; written by `npm run train:topics`. */
export interface ClassifierData {
  readonly version: 1;
  /** Topic ids. */
  readonly topics: readonly string[];
  /** Regions; the empty one stands for a country that the list has no topic of. */
  readonly regions: readonly string[];
  /** Log odds; the steps are what a weight of 1 counts. */
  readonly gateBias: number;
  readonly gateStep: number;
  readonly classStep: number;
  /** Log odds below which a match is dropped: by one strong term, by one other, by several together ... */
  readonly vetoStrong: number;
  readonly vetoOther: number;
  readonly vetoSeveral: number;
  /** ... and a prompt without a match gets a topic above this, where its region has at least this probability. */
  readonly rescue: number;
  readonly rescueRegion: number;
  /** Of the decoded weights, see `checksumOf`. */
  readonly checksum: number;
  /** Base64; the form is described at `readWeights`. */
  readonly weights: string;
}

/** What the classifier makes of a prompt. */
export interface Verdict {
  /** Log odds that the prompt is politically sensitive. */
  readonly gate: number;
  /** Score of each topic, in the order of `ClassifierData.topics`. */
  readonly topics: readonly number[];
  /** Probability of each region that the prompt is about it, if it is sensitive; sums to 1. */
  readonly regions: readonly number[];
}

export interface Classifier {
  readonly data: ClassifierData;
  judge(features: Features): Verdict;
  /** What each of `features.text` adds to the gate, plus, weighed less, to topic number `topic`. */
  shares(features: Features, topic: number): readonly number[];
}

/** FNV-1a over the bytes: shows faults of building or storing. The file is part of the package, so nobody forges it. */
export function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Open addressing: feature -> place; no more than half full. */
function createPlaces(features: readonly number[]): (feature: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * features.length + 2));
  const keys = new Int32Array(size).fill(-1);
  const places = new Int32Array(size);
  const slotOf = (feature: number): number => {
    let slot = feature & (size - 1);
    while (keys[slot] !== -1 && keys[slot] !== feature) slot = (slot + 1) & (size - 1);
    return slot;
  };
  features.forEach((feature, place) => {
    const slot = slotOf(feature);
    keys[slot] = feature;
    places[slot] = place;
  });
  return (feature) => {
    const slot = slotOf(feature);
    return keys[slot] === -1 ? -1 : (places[slot] ?? -1);
  };
}

interface Weights {
  readonly features: readonly number[];
  readonly gate: Int8Array;
  /** Place -> where its entries begin in `classes` and `values`; one more at the end. */
  readonly starts: Int32Array;
  readonly classes: Uint8Array;
  readonly values: Int8Array;
}

/**
 * Reads the weights: for each feature, in rising order, the distance to the one before (seven bits a byte, lowest
 * first, the eighth bit: more follow), the weight for the gate, how many topics and regions have a weight, and these as
 * pairs of number (topics first, then regions) and weight. Weights are signed bytes.
 *
 * @returns null where the bytes end early or name a class that there is none of.
 */
function readWeights(bytes: Uint8Array, classCount: number): Weights | null {
  const features: number[] = [];
  const gate: number[] = [];
  const starts: number[] = [0];
  const classes: number[] = [];
  const values: number[] = [];
  let at = 0;
  let feature = -1;
  while (at < bytes.length) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0x80;
      if (shift > 21) return null;
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    feature += distance + 1;
    features.push(feature);
    gate.push(bytes[at++] ?? 0);
    for (let left = bytes[at++] ?? 0; left > 0; left--) {
      classes.push(bytes[at++] ?? 0);
      values.push(bytes[at++] ?? 0);
    }
    starts.push(classes.length);
  }
  if (at > bytes.length || classes.some((number) => number >= classCount)) return null;
  return {
    features,
    gate: Int8Array.from(gate),
    starts: Int32Array.from(starts),
    classes: Uint8Array.from(classes),
    values: Int8Array.from(values),
  };
}

function decode(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The topic's pull in the choice of the words to show, beside the gate's. */
const TOPIC_SHARE = 0.5;

const MAX_CLASSES = 256;
const MAX_WEIGHTS = 400_000;
const NUMBERS = ['gateBias', 'vetoStrong', 'vetoOther', 'vetoSeveral', 'rescue', 'rescueRegion'] as const;
const STEPS = ['gateStep', 'classStep'] as const;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

/** The form of the weights file, as far as its types go. */
function isClassifierData(value: unknown): value is ClassifierData {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Partial<Record<keyof ClassifierData, unknown>>;
  return (
    data.version === 1 &&
    isTexts(data.topics) &&
    isTexts(data.regions) &&
    data.topics.length + data.regions.length <= MAX_CLASSES &&
    NUMBERS.every((key) => Number.isFinite(data[key])) &&
    STEPS.every((key) => Number.isFinite(data[key]) && Number(data[key]) > 0) &&
    Number.isInteger(data.checksum) &&
    typeof data.weights === 'string' &&
    data.weights.length <= MAX_WEIGHTS
  );
}

/**
 * Builds the classifier from what the weights file holds. Costs about a millisecond.
 * @returns null where it is absent, damaged or of another version: the matcher then decides alone. Never throws.
 */
export function createClassifier(data: unknown): Classifier | null {
  if (!isClassifierData(data)) return null;
  const bytes = decode(data.weights);
  if (!bytes || checksumOf(bytes) !== data.checksum) return null;
  const weights = readWeights(bytes, data.topics.length + data.regions.length);
  if (!weights) return null;
  const { gate, starts, classes, values } = weights;
  const { gateStep, classStep, gateBias } = data;
  const placeOf = createPlaces(weights.features);

  return {
    data,
    judge({ text, found }) {
      const scores = new Array<number>(data.topics.length + data.regions.length).fill(0);
      let odds = gateBias;
      const add = (feature: number, gateValue: number, classValue: number): void => {
        const place = placeOf(feature);
        if (place < 0) return;
        odds += (gate[place] ?? 0) * gateValue;
        const end = starts[place + 1] ?? 0;
        for (let entry = starts[place] ?? 0; entry < end; entry++) {
          const number = classes[entry] ?? 0;
          scores[number] = (scores[number] ?? 0) + (values[entry] ?? 0) * classValue;
        }
      };
      const value = textValue(text.length);
      for (const feature of text) add(feature, gateStep * value.gate, classStep * value.classes);
      for (const feature of found) add(feature, gateStep * FOUND_VALUE.gate, classStep * FOUND_VALUE.classes);
      return {
        gate: odds,
        topics: scores.slice(0, data.topics.length),
        regions: softmax(scores.slice(data.topics.length)),
      };
    },
    shares({ text }, topic) {
      return text.map((feature) => {
        const place = placeOf(feature);
        if (place < 0) return 0;
        let share = (gate[place] ?? 0) * gateStep;
        const end = starts[place + 1] ?? 0;
        for (let entry = starts[place] ?? 0; entry < end; entry++)
          if (classes[entry] === topic) share += (values[entry] ?? 0) * classStep * TOPIC_SHARE;
        return share;
      });
    },
  };
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
