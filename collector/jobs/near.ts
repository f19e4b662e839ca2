import { createHash } from 'node:crypto';

/**
 * Near-equal prompts by MinHash: two signatures agree in about the share of places in which the sets of shingles overlap
 * (Broder 1997, "On the resemblance and containment of documents"). Bands bring the likely pairs together without
 * comparing all (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3.4): with 16 bands of 4, half of the pairs that
 * resemble by 0.5 meet, and 99 % of those by 0.8.
 */
const ROWS = 4;
const BANDS = 16;
const SHINGLE = 4;
/** Resemblance from which two prompts are one: measured on rewordings of one question, which lie at .75 and above; other questions on the subject below .5. */
export const ALIKE = 0.7;
const PRIME = 4_294_967_291; // the largest below 2^32
/** Shingles of a text that are looked at; prompts are rarely longer. */
const MOST_SHINGLES = 4_000;

/** Multipliers and offsets of the hash functions: drawn once, from a text, so that signatures of all times compare. */
const FUNCTIONS = Array.from({ length: ROWS * BANDS }, (_, at) => {
  const bytes = createHash('sha256').update(`unsaid minhash ${at}`).digest();
  return { a: BigInt(bytes.readUInt32BE(0) || 1), b: BigInt(bytes.readUInt32BE(4)) };
}).map(({ a, b }) => ({ a: Number(a % BigInt(PRIME)), b: Number(b % BigInt(PRIME)) }));

/** Letters and figures only, in one width and case: what two writers of one question may differ in does not count. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** @returns 64 numbers below 2^32; null for a text without letters and figures */
export function signatureOf(text: string): readonly number[] | null {
  const letters = [...plain(text)];
  if (letters.length === 0) return null;
  const shingles = new Set<number>();
  const last = Math.max(1, letters.length - SHINGLE + 1);
  for (let at = 0; at < last && shingles.size < MOST_SHINGLES; at++)
    shingles.add(fnv1a(letters.slice(at, at + SHINGLE).join('')));
  return FUNCTIONS.map(({ a, b }) => {
    let least = PRIME;
    for (const shingle of shingles) least = Math.min(least, (multiply(a, shingle) + b) % PRIME);
    return least;
  });
}

/** Share of places in which two signatures agree, 0..1. */
export function resemblance(one: readonly number[], other: readonly number[]): number {
  const same = one.filter((value, at) => value === other[at]).length;
  return same / Math.max(one.length, 1);
}

/** Names of the bands of a signature; two clusters that share one are compared. `about`: what they must have in common besides. */
export function bandsOf(signature: readonly number[], about: string): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.slice(band * ROWS, (band + 1) * ROWS).join(',');
    return createHash('sha256').update(`${about}\n${band}\n${rows}`).digest('hex').slice(0, 24);
  });
}

/** `a * b mod PRIME` without leaving 53 bits. */
function multiply(a: number, b: number): number {
  const high = Math.floor(b / 65_536);
  const low = b % 65_536;
  return (((a * high) % PRIME) * 65_536 + a * low) % PRIME;
}

/** 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
