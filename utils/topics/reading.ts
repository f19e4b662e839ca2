import type { Hit, Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { unmask } from './unmask.ts';

/** Longer prompts bring pasted material along, which may be about anything. UTF-16 units, normalised. */
export const LONG = 400;

/** A normalised text and the terms in it. */
export interface Read {
  readonly text: string;
  readonly hits: readonly Hit[];
}

/** Another reading of a text whose words look disguised. */
export interface Disguise extends Read {
  /** Where terms start that show without the disguise only; rising. */
  readonly shown: readonly number[];
}

/** A prompt as the list reads it: looked through once, then judged by rules, follow-ups and wording alike. */
export interface Reading extends Read {
  /** Other readings in which a further term shows. */
  readonly disguises: readonly Disguise[];
}

/** Longer than any term that people would disguise. */
const REACH = 40;

/** Reads a prompt: normalised, its terms found, disguises taken off. Linear in its length. */
export function readPrompt(lexicon: Lexicon, prompt: string): Reading {
  const text = normalise(prompt);
  const hits = lexicon.find(text);
  const plain = new Set(hits.map((hit) => hit.term));
  const disguises: Disguise[] = [];
  for (const { text: other, changes } of unmask(text)) {
    const shown = shownBy(lexicon, other, changes, plain);
    if (shown.length > 0) disguises.push({ text: other, hits: lexicon.find(other), shown });
  }
  return { text, hits, disguises };
}

/** Looks for terms where the reading differs only: most texts have an apostrophe or a digit in some word, and no more. */
function shownBy(
  lexicon: Lexicon,
  text: string,
  changes: readonly number[],
  plain: ReadonlySet<string>,
): number[] {
  const shown: number[] = [];
  let at = 0;
  while (at < changes.length) {
    const first = changes[at] ?? 0;
    let last = first;
    while (at < changes.length && (changes[at] ?? 0) <= last + REACH) last = changes[at++] ?? last;
    const hits = lexicon.find(text, Math.max(0, first - REACH), last + 1);
    for (const hit of hits) if (!plain.has(hit.term) && covers(hit, changes)) shown.push(hit.start);
  }
  return shown;
}

/** @param changes in rising order */
function covers({ start, end }: Hit, changes: readonly number[]): boolean {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (changes[low] ?? Number.POSITIVE_INFINITY) <= end;
}
