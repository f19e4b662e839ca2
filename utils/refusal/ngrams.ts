import { classOf, LETTER, WIDE } from './letters.ts';
import type { Passages } from './passages.ts';

/** Words count by their first letters: Finnish, Russian and German carry grammar at the end. */
const STEM = 7;
/** Number of hash values; the learned weights are as many or fewer. A power of two. */
export const BUCKETS = 1 << 15;
const START = 0x811c9dc5;
const step = (value: number, code: number): number => Math.imul(value ^ code, 0x01000193);
const mix = (value: number): number => Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);

/**
 * One number per word of a folded text (of its first seven letters); each Chinese or Japanese character is a word, and
 * marked by a lowest bit of 0. Other words have 1.
 */
function readWords(text: string): number[] {
  const words: number[] = [];
  let value = START;
  let letters = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    const kind = classOf(code);
    if (kind === LETTER) {
      if (letters++ < STEM) value = step(value, code);
      continue;
    }
    if (letters > 0) {
      words.push(mix(value) | 1);
      value = START;
      letters = 0;
    }
    if (kind === WIDE) words.push(mix(step(START, code)) & ~1);
  }
  return words;
}

/** One place of the answer: its n-grams count alike, and together as much as those of any other place. */
export interface Place {
  /** Hashes below {@link BUCKETS}, each once. */
  readonly hashes: Uint16Array;
  /** What each counts: one by the square root of their number. */
  readonly weight: number;
}

/** When each hash was last met; a stamp per place spares a set. */
const met = new Uint32Array(BUCKETS);
let stamp = 0;
const found = new Uint16Array(BUCKETS);

/** Runs of one, two and three words. A single Chinese or Japanese character says too little. */
function readPlace(texts: readonly (readonly number[])[], seed: number): Place {
  if (++stamp === 0xffffffff) {
    met.fill(0);
    stamp = 1;
  }
  let count = 0;
  const add = (value: number): void => {
    const hash = (value ^ (value >>> 15)) & (BUCKETS - 1);
    if (met[hash] === stamp) return;
    met[hash] = stamp;
    found[count++] = hash;
  };
  for (const words of texts) {
    let before = 0;
    let pair = 0;
    for (const word of words) {
      const one = mix(word ^ seed);
      if (word & 1) add(one);
      if (before !== 0) {
        const two = mix(step(before, word));
        add(two);
        if (pair !== 0) add(mix(step(pair, word)));
        pair = two;
      }
      before = one;
    }
  }
  return { hashes: found.slice(0, count), weight: count === 0 ? 0 : 1 / Math.sqrt(count) };
}

/**
 * Hashed runs of words of an answer, apart for its beginning, the whole of what was read, and its end: the same words
 * mean different things in the first sentence and in the middle.
 */
export function readNgrams(passages: Passages): Place[] {
  const head = readWords(passages.head);
  const middle = readWords(passages.middle);
  const tail = readWords(passages.tail);
  return [
    readPlace([head], 0x2f0b4a27),
    readPlace([head, middle, tail], 0x1b873593),
    readPlace([tail], 0x5bd1e995),
  ];
}
