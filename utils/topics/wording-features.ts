import { normalise } from './normalise.ts';

/** Features are numbers below 2 ^ FEATURE_BITS. */
const FEATURE_BITS = 20;
const MASK = (1 << FEATURE_BITS) - 1;
/** Of longer prompts, the beginning and the end: where people say what they want. UTF-16 units. */
const MAX_TEXT = 1200;
const HEAD = 900;
const SEED = 0x811c9dc5;

/** One word, or a run of letters without spaces between words, and the features it alone brought. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Range in `Features.text`. */
  readonly first: number;
  readonly last: number;
}

export interface Features {
  /** What was read of the prompt. */
  readonly read: string;
  /** Features of the text, each once, in order of appearance. */
  readonly text: readonly number[];
  /** Features of what the list's terms found. */
  readonly found: readonly number[];
  readonly spans: readonly Span[];
}

/** What one feature counts: those of the text share theirs, or long prompts would always be sensitive. */
export const FOUND_VALUE = { gate: 0.7, classes: 1 } as const;
const TEXT_VALUE = { gate: 4, classes: 2.5 } as const;
const FEW = 20;

/** @param count features of a text */
export function textValue(count: number): { readonly gate: number; readonly classes: number } {
  const share = 1 / Math.sqrt(Math.max(FEW, count));
  return { gate: TEXT_VALUE.gate * share, classes: TEXT_VALUE.classes * share };
}

const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** FNV-1a with a last mix, so that the low bits depend on all characters. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & MASK;
}

/** Number of a named feature, such as a group of terms that was found. */
export function featureOf(name: string): number {
  let hash = SEED;
  for (let at = 0; at < name.length; at++) hash = step(hash, name.charCodeAt(at));
  return finish(hash);
}

const APART = 0;
const SPACED = 1;
const UNSPACED = 2;
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] ?? 0;
  if (known > 0) return known - 1;
  const letter = String.fromCharCode(code);
  const kind = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u.test(letter)
    ? UNSPACED
    : /[\p{L}\p{M}\p{N}]/u.test(letter)
      ? SPACED
      : APART;
  kinds[code] = kind + 1;
  return kind;
}

const clip = (text: string): string =>
  text.length <= MAX_TEXT ? text : `${text.slice(0, HEAD)} ${text.slice(HEAD - MAX_TEXT + 1)}`;

/**
 * Words, pairs of words, and pieces of words (3 to 5 letters; 1 to 3 of Chinese and Japanese), as numbers, and the
 * groups of terms that were found, alone and beside the regions found. Linear, and bounded for long prompts.
 *
 * @param find tells the groups and topics (`topic/strength`) that a normalised text has a term of
 */
export function featuresOf(
  prompt: string,
  find: (normalised: string) => ReadonlySet<string>,
  language: string,
): Features {
  const read = clip(normalise(prompt.length > 4 * MAX_TEXT ? clip(prompt) : prompt));
  const seen = new Set<number>();
  const text: number[] = [];
  const spans: Span[] = [];
  const add = (hash: number): void => {
    const feature = finish(hash);
    if (seen.has(feature)) return;
    seen.add(feature);
    text.push(feature);
  };
  let before = SEED;
  for (let at = 0; at < read.length; ) {
    const kind = kindOf(read.charCodeAt(at));
    const start = at;
    while (at < read.length && kindOf(read.charCodeAt(at)) === kind) at++;
    const first = text.length;
    if (kind === SPACED) before = addWord(read, start, at, before, add);
    else if (kind === UNSPACED) addRun(read, start, at, add);
    if (kind !== APART) spans.push({ start, end: at, first, last: text.length });
  }
  return { read, text, found: foundFeatures(find(read), language, read.length), spans };
}

/** @returns the word's hash, the beginning of the next pair. */
function addWord(
  text: string,
  start: number,
  end: number,
  before: number,
  add: (hash: number) => void,
): number {
  let word = step(SEED, 1);
  for (let at = start; at < end; at++) word = step(word, text.charCodeAt(at));
  add(word);
  add(step(Math.imul(before, 31) ^ word, 2));
  if (end - start > 3)
    for (let from = start - 1; from + 3 <= end + 1; from++) {
      let hash = step(SEED, 3);
      for (let at = from; at < from + 5 && at <= end; at++) {
        hash = step(hash, at < start || at === end ? 32 : text.charCodeAt(at));
        if (at - from >= 2) add(hash);
      }
    }
  return word;
}

function addRun(text: string, start: number, end: number, add: (hash: number) => void): void {
  for (let from = start; from < end; from++) {
    let hash = step(SEED, 4);
    for (let at = from; at < from + 3 && at < end; at++) {
      hash = step(hash, text.charCodeAt(at));
      add(hash);
    }
  }
}

const REGION = /^(?:[a-z]{2}|land-[a-z]+|[a-z]+-power|leader-[a-z]+)$/;
const TONE = /^(?:act|frame)-/;

function foundFeatures(found: ReadonlySet<string>, language: string, length: number): number[] {
  const names = [`language ${language}`, `length ${Math.min(7, Math.round(Math.log2(1 + length)))}`];
  const regions: string[] = [];
  const tones: string[] = [];
  const strengths = new Set<string>();
  for (const bucket of found) {
    names.push(`found ${bucket}`);
    if (REGION.test(bucket)) regions.push(bucket);
    else if (TONE.test(bucket)) tones.push(bucket);
    else if (bucket.includes('/')) strengths.add(bucket.slice(bucket.indexOf('/')));
  }
  const some = strengths.has('/strong') || strengths.has('/ambiguous') ? 'terms' : 'no terms';
  names.push(`regions ${Math.min(3, regions.length)} tones ${Math.min(4, tones.length)}`);
  names.push(`${some}, ordinary ${found.has('ordinary')}`);
  for (const strength of strengths)
    names.push(`any ${strength}`, `any ${strength} tones ${Math.min(2, tones.length)}`);
  for (const region of regions) for (const tone of tones) names.push(`${region} with ${tone}`);
  return [...new Set(names.map(featureOf))];
}
