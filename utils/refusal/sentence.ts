const END = /[.!?。！？؟\n]/;

/** Span shown on the card, at most. Characters. */
export const SPAN_CHARS = 160;

/** Start and end of the sentence round a stretch of text, without its full stop. */
export function sentenceAt(text: string, from: number, to: number): [number, number] {
  let start = from;
  while (start > 0 && !END.test(text.charAt(start - 1))) start--;
  let end = to;
  while (end < text.length && !END.test(text.charAt(end))) end++;
  return [start, end];
}
