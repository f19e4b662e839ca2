import { type VisitFeature, visitText } from './text-features.ts';
import { checksumOf, readWeights } from './weights.ts';

/** What the classifier of docs/topics.md has learnt; written by `npm run train:topics`. */
export interface ClassifierData {
  readonly version: 2;
  /** `sensitive`, `follow-up`, then `topic <id>` and `region <id>`; `region ` is a country without a topic in the list. */
  readonly heads: readonly string[];
  /** By head: what a weight of 1 counts, and the score of a text without features. */
  readonly steps: readonly number[];
  readonly biases: readonly number[];
  /** See `judge.ts`. */
  readonly thresholds: Readonly<Record<Threshold, number>>;
  /** Of the decoded weights, see `checksumOf`. */
  readonly checksum: number;
  /** Base64; the form is described at `readWeights`. */
  readonly weights: string;
}

export const THRESHOLD_NAMES = [
  'strong',
  'other',
  'several',
  'terms-long',
  'wording',
  'wording-unplaced',
  'wording-alone',
  'wording-long',
  'region',
  'follow-up',
] as const;
export type Threshold = (typeof THRESHOLD_NAMES)[number];

/** A text's features share this, or long prompts would always be sensitive; a feature of what was found counts 1. */
const TEXT_VALUE = 5;
const FEW = 20;

/** What each feature of a text counts. @param count how many there are, repetitions included */
export const textValue = (count: number): number => TEXT_VALUE / Math.sqrt(Math.max(FEW, count));

export interface Classifier {
  readonly data: ClassifierData;
  readonly headOf: (name: string) => number;
  /**
   * Score of each head; log odds for `sensitive` and `follow-up`.
   *
   * @param text normalised
   * @param found features of what the list's terms found in it
   */
  score(text: string, found: Iterable<number>): Float64Array;
  /** What each word (or run of letters) adds to `heads`, in order of appearance. */
  shares(text: string, heads: readonly number[]): { start: number; end: number; share: number }[];
}

const MAX_HEADS = 255;
const MAX_WEIGHTS = 2_000_000;

const isNumbers = (value: unknown, length: number): value is number[] =>
  Array.isArray(value) && value.length === length && value.every(Number.isFinite);

/** The form of the weights file, as far as its types go. */
function isClassifierData(value: unknown): value is ClassifierData {
  if (typeof value !== 'object' || value === null) return false;
  const { version, heads, steps, biases, thresholds, checksum, weights } = value as Partial<
    Record<keyof ClassifierData, unknown>
  >;
  return (
    version === 2 &&
    Array.isArray(heads) &&
    heads.length > 0 &&
    heads.length <= MAX_HEADS &&
    heads.every((head) => typeof head === 'string') &&
    isNumbers(steps, heads.length) &&
    isNumbers(biases, heads.length) &&
    typeof thresholds === 'object' &&
    thresholds !== null &&
    THRESHOLD_NAMES.every((name) => Number.isFinite((thresholds as Record<string, unknown>)[name])) &&
    Number.isInteger(checksum) &&
    typeof weights === 'string' &&
    weights.length <= MAX_WEIGHTS
  );
}

function decode(base64: string): Uint8Array | null {
  try {
    const letters = atob(base64);
    // `Uint8Array.from` goes by an iterator: 40 ms of the background's start.
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
    return bytes;
  } catch {
    return null;
  }
}

/**
 * Builds the classifier from what the weights file holds: linear models over the same features.
 * @returns null where it is absent, damaged or of another version: terms then decide alone. Never throws.
 */
export function createClassifier(data: unknown): Classifier | null {
  if (!isClassifierData(data)) return null;
  const bytes = decode(data.weights);
  if (!bytes || checksumOf(bytes) !== data.checksum) return null;
  const weights = readWeights(bytes, data.heads.length);
  if (!weights) return null;
  const { placeOf, starts, heads, values } = weights;
  const numbers = new Map(data.heads.map((name, number) => [name, number]));
  /** The text that a feature was last seen in: each counts once. */
  const lastSeen = new Uint32Array(weights.size);
  let current = 0;

  function sum(visitAll: (visit: VisitFeature) => number, into: Float64Array): number {
    current++;
    return visitAll((feature) => {
      const place = placeOf(feature);
      if (place < 0 || lastSeen[place] === current) return;
      lastSeen[place] = current;
      const end = starts[place + 1] ?? 0;
      for (let entry = starts[place] ?? 0; entry < end; entry++) {
        const head = heads[entry] ?? 0;
        into[head] = (into[head] ?? 0) + (values[entry] ?? 0);
      }
    });
  }

  return {
    data,
    headOf: (name) => numbers.get(name) ?? -1,
    score(text, found) {
      const ofText = new Float64Array(data.heads.length);
      const ofFound = new Float64Array(data.heads.length);
      const value = textValue(sum((visit) => visitText(text, visit), ofText));
      sum((visit) => {
        for (const feature of found) visit(feature, 0, 0);
        return 0;
      }, ofFound);
      return ofText.map(
        (share, head) =>
          (data.biases[head] ?? 0) + (data.steps[head] ?? 0) * (value * share + (ofFound[head] ?? 0)),
      );
    },
    shares(text, wanted) {
      const shares: { start: number; end: number; share: number }[] = [];
      visitText(text, (feature, start, end) => {
        const last = shares.at(-1);
        const span = last?.start === start && last.end === end ? last : { start, end, share: 0 };
        if (span !== last) shares.push(span);
        const place = placeOf(feature);
        if (place < 0) return;
        for (let entry = starts[place] ?? 0; entry < (starts[place + 1] ?? 0); entry++) {
          const head = heads[entry] ?? 0;
          if (wanted.includes(head)) span.share += (values[entry] ?? 0) * (data.steps[head] ?? 0);
        }
      });
      return shares;
    },
  };
}
