import { type ComposerLine, readComposerLine } from './composer.ts';
import { createMarkRoom } from './mark-room.ts';
import { bubbleOf, type PageSnapshot, readPage } from './read-page.ts';
import { EXCLUDE_FROM_COPY, MESSAGE } from './selectors.ts';
import { slideIn } from './slide-in.ts';
import { createSteady, holdThrough } from './steady.ts';

/**
 * With more answers than this, laying the page out takes longer than a frame lasts: gliding would hold it up, and look
 * like jumping all the same. (5,000 messages: 50 ms a layout; 500: 6 ms.)
 */
const MAX_GLIDING = 1_000;

/** Puts our elements into the page and puts them back when the page rebuilds what they were in. */
export interface Placer {
  placeBadge(messageId: string, host: HTMLElement): boolean;
  placeModelMark(host: HTMLElement): boolean;
  /** Lets badges that have just been placed, and are in view, take up their room little by little. */
  slideIn(hosts: readonly HTMLElement[], signal: AbortSignal): void;
  /** O(1): whether the page has thrown out the last badge or the mark. Asks our own elements, reads nothing of the page. */
  isLost(): boolean;
  /** Puts every badge and the mark where they belong; changes nothing that is in place. */
  restore(page: PageSnapshot): void;
  /** Forgets the badges (another conversation is shown); the page has removed them with its own elements. */
  forget(): void;
  /** Takes everything out of the page. */
  removeAll(): void;
}

/** @param onPlaced called after each change made here, so that it is not taken for one of the page's. */
export function createPlacer(onPlaced: () => void): Placer {
  const badges = new Map<string, HTMLElement>();
  const steady = createSteady();
  const room = createMarkRoom();
  let last: Element | undefined;
  /** Bubbles whose end was in view before the first badge of this frame was placed. */
  let endsInView: ReadonlySet<Element | null> = new Set();
  let mark: HTMLElement | undefined;
  let markPlaced = false;
  /**
   * The badge furthest down. Whatever rebuilds badged messages (id swap, retry, branch switch, navigation) rebuilds
   * the end of the branch, so this one tells for all; while an answer streams, the ones before it stay.
   */
  let sentinel: HTMLElement | undefined;
  let sentinelPlace = -1;
  /** Where each answer was when the page was last read: a query per badge would walk the whole page each time. */
  let places = new Map<string, { readonly element: Element; readonly place: number }>();

  function notePlaces(page: PageSnapshot): void {
    places = new Map(page.answers.map(({ id, element }, place) => [id, { element, place }]));
    last = page.answers.at(-1)?.element;
  }

  function readEnds(): ReadonlySet<Element | null> {
    const bubbles = [...places.values()].map(({ element }) => bubbleOf(element));
    const isInView = (bubble: Element | null) => {
      const { bottom = -1 } = bubble?.getBoundingClientRect() ?? {};
      return bottom >= 0 && bottom <= innerHeight;
    };
    return new Set(bubbles.filter(isInView));
  }

  function append(message: Element, host: HTMLElement): boolean {
    const bubble = bubbleOf(message);
    if (!bubble) return false;
    if (bubble.lastElementChild !== host) {
      if (last && steady.hold(last) && places.size <= MAX_GLIDING) endsInView = readEnds();
      // One badge per answer, also after the extension was reloaded and left its old elements behind.
      for (const child of [...bubble.children]) if (child.localName === host.localName) child.remove();
      bubble.append(host);
      onPlaced();
    }
    return true;
  }

  function placeMark(line: ComposerLine | null): boolean {
    markPlaced = false;
    if (!mark || !line) return false;
    markPlaced = true;
    const { element, anchor } = line;
    if (mark.parentElement !== element) {
      for (const other of document.querySelectorAll(mark.localName)) if (other !== mark) other.remove();
      // Behind everything else: what the page renders in the line keeps its own marker nodes together.
      element.append(mark);
      onPlaced();
    }
    room.watch(mark, element, anchor);
    return true;
  }

  return {
    placeBadge(messageId, host) {
      if (!isAnswer(places.get(messageId)?.element, messageId)) notePlaces(readPage(document));
      const found = places.get(messageId);
      const before = badges.get(messageId);
      if (before !== host) before?.remove();
      badges.set(messageId, host);
      host.setAttribute(EXCLUDE_FROM_COPY, '');
      if (!found || !append(found.element, host)) return false;
      if (!sentinel?.isConnected || found.place >= sentinelPlace) {
        sentinel = host;
        sentinelPlace = found.place;
      }
      return true;
    },
    placeModelMark(host) {
      if (mark !== host) mark?.remove();
      mark = host;
      room.stop(); // it may have other words
      return placeMark(readComposerLine(document));
    },
    slideIn(hosts, signal) {
      const seen = hosts.filter((host) => endsInView.has(host.parentElement));
      if (seen.length > 0) slideIn(seen, () => holdThrough(last), signal);
    },
    isLost: () => sentinel?.isConnected === false || (markPlaced && mark?.isConnected === false),
    restore(page) {
      sentinel = undefined;
      notePlaces(page);
      for (const [id, { element, place }] of places) {
        const host = badges.get(id);
        if (!host || !append(element, host)) continue;
        sentinel = host;
        sentinelPlace = place;
      }
      placeMark(page.composer);
    },
    forget() {
      for (const host of badges.values()) host.remove();
      badges.clear();
      places.clear();
      last = undefined;
      sentinel = undefined;
    },
    removeAll() {
      this.forget();
      room.stop();
      mark?.remove();
      mark = undefined;
    },
  };
}

function isAnswer(element: Element | undefined, messageId: string): boolean {
  return element?.isConnected === true && element.getAttribute(MESSAGE.id) === messageId;
}
