/** Features are numbers below 2 ^ FEATURE_BITS. */
const FEATURE_BITS = 20;
const MASK = (1 << FEATURE_BITS) - 1;
/** Of longer prompts, the beginning and the end: where people say what they want. UTF-16 units. */
export const HEAD = 900;
export const TAIL = 300;
const SEED = 0x811c9dc5;

/** Called for each feature of a text, with the place of the word or letters it comes from. */
export type VisitFeature = (feature: number, start: number, end: number) => void;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

const ZERO = 48;
/** Of digits only how many there are: a year tells nothing that the terms do not know, but looks telling where few prompts have it. */
const letterAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= ZERO && code < ZERO + 10 ? ZERO : code;
};

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

/** Number of two named features that occur together. */
export const pairOf = (one: number, other: number): number => finish(Math.imul(one, 0x9e3779b1) ^ other);

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

/**
 * Visits the features of a normalised text: words, pairs of words, and pieces of words (3 to 5 letters; 1 to 3 of
 * Chinese and Japanese). Linear, and bounded: of long texts the beginning and the end.
 *
 * @returns how many there were, repetitions included
 */
export function visitText(text: string, visit: VisitFeature): number {
  if (text.length <= HEAD + TAIL) return visitPart(text, 0, text.length, visit);
  return visitPart(text, 0, HEAD, visit) + visitPart(text, text.length - TAIL, text.length, visit);
}

function visitPart(text: string, from: number, to: number, visit: VisitFeature): number {
  let before = SEED;
  let count = 0;
  for (let at = from; at < to; ) {
    const kind = kindOf(text.charCodeAt(at));
    const start = at;
    while (at < to && kindOf(text.charCodeAt(at)) === kind) at++;
    if (kind === UNSPACED) count += visitRun(text, start, at, visit);
    else if (kind === SPACED) {
      const word = hashOf(text, start, at);
      visit(finish(word), start, at);
      visit(finish(step(Math.imul(before, 31) ^ word, 2)), start, at);
      count += 2 + visitPieces(text, start, at, visit);
      before = word;
    }
  }
  return count;
}

function hashOf(text: string, start: number, end: number): number {
  let word = step(SEED, 1);
  for (let at = start; at < end; at++) word = step(word, letterAt(text, at));
  return word;
}

/** Pieces of a word, its beginning and end marked by a space. */
function visitPieces(text: string, start: number, end: number, visit: VisitFeature): number {
  if (end - start <= 3) return 0;
  let count = 0;
  for (let from = start - 1; from + 3 <= end + 1; from++) {
    let hash = step(SEED, 3);
    for (let at = from; at < from + 5 && at <= end; at++) {
      hash = step(hash, at < start || at === end ? 32 : letterAt(text, at));
      if (at - from < 2) continue;
      visit(finish(hash), start, end);
      count++;
    }
  }
  return count;
}

function visitRun(text: string, start: number, end: number, visit: VisitFeature): number {
  let count = 0;
  for (let from = start; from < end; from++) {
    let hash = step(SEED, 4);
    for (let at = from; at < from + 3 && at < end; at++) {
      hash = step(hash, letterAt(text, at));
      visit(finish(hash), from, at + 1);
      count++;
    }
  }
  return count;
}
