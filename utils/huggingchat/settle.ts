import { hasRetry } from './read-message.ts';
import { type AnswerElement, bubbleOf, type PageSnapshot } from './read-page.ts';

/** No DOM change for this long: one part of the end test that was right in every case tried. */
export const QUIET_MS = 600;

/**
 * When the page is read.
 * `quiet`: no change for {@link QUIET_MS}. `restless`: the page has kept changing for that long.
 * `between`: at any time, because the API has answered or a wait is over.
 */
export type Moment = 'quiet' | 'restless' | 'between';

export interface Settling {
  /** Answers that have ended, in page order. */
  readonly settled: readonly AnswerElement[];
  /** The last answer, where the page is quiet and it has words but shows no end: stalled, or the page's signs have changed. */
  readonly unended: AnswerElement | undefined;
}

export interface Settler {
  judge(page: PageSnapshot, streaming: boolean, moment: Moment): Settling;
  /** When the answer was first judged to have settled, by `performance.now()`; 0 if it was not. */
  settledAt(id: string): number;
  /** Until the conversation that is shown was quiet once, or is seen to stream, or all its answers have settled. */
  readonly isOpening: boolean;
  /** Another conversation is shown. */
  reset(): void;
}

/**
 * Judges which answers have settled.
 *
 * An answer with messages after it has ended, whatever streams below. The last one has ended when nothing streams, its
 * action row has Retry (an answer that failed is empty and has none), and the page is quiet.
 *
 * A page that is being opened may be restless for seconds while it renders a long conversation. There the last answer
 * counts when it has shown its end at two restless moments in a row: by itself each sign may lie for 40 ms.
 */
export function createSettler(): Settler {
  const since = new Map<string, number>();
  let isOpening = true;
  let endedBefore = '';
  /** Of the words of the last answer when it was last seen to have ended. */
  let length = 0;

  return {
    judge(page, streaming, moment) {
      const last = page.answers.find(({ id }) => id === page.trailing);
      const ended = last && !streaming && hasRetry(last.element) ? last.id : '';
      // A generation shows its stop button before the elements of the new turn: what has settled is still the last.
      const stays = streaming && last && since.has(last.id) && lengthOf(last) === length ? last.id : '';
      const counts =
        moment === 'quiet' ||
        since.has(ended) ||
        (moment === 'restless' && isOpening && ended === endedBefore);
      if (moment === 'restless') endedBefore = ended;
      if (moment === 'quiet' || streaming || (ended !== '' && counts)) isOpening = false;

      const settled = page.answers.filter(
        ({ id }) => id !== page.trailing || (id === ended && counts) || id === stays,
      );
      if (last && ended !== '' && counts) length = lengthOf(last);
      for (const { id } of settled) if (!since.has(id)) since.set(id, performance.now());
      const isStalled = last !== undefined && moment === 'quiet' && !streaming && ended === '';
      return {
        settled,
        unended: isStalled && lengthOf(last) > 0 ? last : undefined,
      };
    },
    settledAt: (id) => since.get(id) ?? 0,
    get isOpening() {
      return isOpening;
    },
    reset() {
      since.clear();
      isOpening = true;
      endedBefore = '';
    },
  };
}

const lengthOf = ({ element }: AnswerElement): number => bubbleOf(element)?.textContent?.trim().length ?? 0;
