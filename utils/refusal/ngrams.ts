import type { Passages } from './passages.ts';

/** Words count by their first letters: Finnish, Russian and German carry grammar at the end. */
const STEM = 7;
const WORD = /[\p{L}\p{N}']+/gu;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Words by their stems; every Chinese or Japanese character is a word of its own. */
export function readTokens(folded: string): string[] {
  if (!WIDE.test(folded)) return (folded.match(WORD) ?? []).map((word) => word.slice(0, STEM));
  return (folded.match(/[\u3040-\u30ff\u3400-\u9fff]|[a-z0-9']+|[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, STEM));
}

/** FNV-1a over UTF-16 units, from `seed`. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}

/** Hashes of runs of one, two and three tokens. A single Chinese or Japanese character says too little. */
function addRuns(tokens: readonly string[], seed: number, into: Set<number>): void {
  let before = 0;
  let beforeThat = 0;
  for (const token of tokens) {
    const one = hash(token, seed);
    if (token.length > 1) into.add(one);
    let two = 0;
    if (before) {
      two = hash(token, before);
      into.add(two);
      if (beforeThat) into.add(hash(token, beforeThat));
    }
    beforeThat = two;
    before = one;
  }
}

/** One place of the answer: its n-grams count alike, and together as much as those of any other place. */
export interface Place {
  readonly hashes: Uint32Array;
  /** What each counts: one by the square root of their number. */
  readonly weight: number;
}

function readPlace(texts: readonly string[], seed: number): Place {
  const into = new Set<number>();
  for (const text of texts) addRuns(readTokens(text), seed, into);
  return { hashes: Uint32Array.from(into), weight: into.size === 0 ? 0 : 1 / Math.sqrt(into.size) };
}

/**
 * Hashed runs of words of an answer, apart for its beginning, the whole of what was read, and its end: the same words
 * mean different things in the first sentence and in the middle.
 */
export const readNgrams = ({ head, middle, tail }: Passages): Place[] => [
  readPlace([head], 0x811c9dc5),
  readPlace([head, middle, tail], 0x1b873593),
  readPlace([tail], 0x5bd1e995),
];
