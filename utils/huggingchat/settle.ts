import { hasRetry } from './read-message.ts';
import { type AnswerElement, bubbleOf, type PageSnapshot } from './read-page.ts';

/** Which answers have settled, given that the DOM has not changed for the quiet time. */
export interface Settling {
  readonly settled: readonly AnswerElement[];
  /** The last answer, where it has words but shows no end: streaming, or a page that has changed its signs. */
  readonly unended: AnswerElement | undefined;
}

/** No DOM change for this long, one part of the end test that was right in every case tried. */
export const QUIET_MS = 600;

/**
 * An answer with messages after it has ended, whatever streams below. The last one has ended when nothing streams and
 * its action row has Retry: an answer that failed is empty and has none.
 */
export function settledAnswers(page: PageSnapshot, streaming: boolean): Settling {
  const settled: AnswerElement[] = [];
  let unended: AnswerElement | undefined;
  for (const answer of page.answers) {
    if (answer.id !== page.trailing || (!streaming && hasRetry(answer.element))) settled.push(answer);
    else if (!streaming && bubbleOf(answer.element)?.textContent?.trim()) unended = answer;
  }
  return { settled, unended };
}
