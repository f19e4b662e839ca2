import { foldUnits, simplifyText } from './fold.ts';

/** Characters of the answer's beginning that are looked at; bounds the time of every pattern that runs on it. */
const HEAD_CHARS = 900;

export interface Opening {
  /** Lower case, white space collapsed (line breaks kept as "\n"), traditional characters as simplified ones. */
  readonly text: string;
  /** The same, character for character, with Chinese characters as written (Japanese: 話 is not 话 there). */
  readonly unfolded: string;
  /** The answer's own words for a stretch of `text`. */
  quote(from: number, to: number): string;
}

/** The beginning of an answer in the form that the patterns expect. Linear in at most 900 characters. */
export function readOpening(answer: string): Opening {
  const head = answer.slice(0, HEAD_CHARS).normalize('NFKC');
  const { text, at } = foldUnits(head);
  return {
    text: simplifyText(text),
    unfolded: text,
    quote: (from, to) =>
      head
        .slice(at[from] ?? 0, (to > 0 && to <= text.length ? (at[to - 1] ?? 0) : head.length - 1) + 1)
        .trim(),
  };
}

/** Length of a text in Latin letters: one Han, kana or hangul character says about as much as three. */
export function readLength(text: string): number {
  const sample = text.slice(0, 2000);
  let wide = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code >= 0x3040 && code <= 0xd7a3) wide++;
  }
  return sample.length === 0 ? 0 : text.length * (1 + (2 * wide) / sample.length);
}

/** An answer that stops in the middle of a sentence: cut off, or still being written. */
export const isCut = (answer: string): boolean => /[\p{L}\p{N},;:、，；：(（-]\s*$/u.test(answer.slice(-12));
