import { EXCLUDE_FROM_COPY } from './selectors.ts';

/** Where the model mark finds room in the composer's line, without taking any from the page's own words. */
export interface MarkRoom {
  /** The mark's place is looked for at once, and whenever the line or its parts change; the same again changes nothing. */
  watch(mark: HTMLElement, line: Element, anchor: Element): void;
  stop(): void;
}

interface Span {
  readonly left: number;
  readonly right: number;
}

/** Between the mark and the page's words. */
const GAP_PX = 6;
/** From the button's edge to the glyph in it. */
const GLYPH_INSET_PX = 5;
/** Set on the mark where only its glyph has room; `badge.css` knows it. */
const NARROW = 'data-narrow';

/**
 * @param taken the page's words from left to right, first those that the mark comes after.
 * @returns the left edge of the first room of this width; undefined where there is none.
 */
export function roomFor(width: number, line: Span, taken: readonly Span[]): number | undefined {
  if (taken.length === 0) return line.left;
  const lefts = taken.map(({ right }) => right + GAP_PX);
  return lefts.find(
    (left, index) => left + width <= (taken[index + 1]?.left ?? line.right + GAP_PX) - GAP_PX,
  );
}

/**
 * Beside a full line there is a margin of the page, as wide as the glyph and narrower than the button around it.
 * @returns undefined where words stand out into it
 */
export function besideLine(width: number, line: Span, taken: readonly Span[], page: number) {
  const left = Math.min(line.right, page - width);
  return taken.some(({ right }) => right > left + GLYPH_INSET_PX) ? undefined : left;
}

/**
 * The mark lies over the line, out of its flow, so that the line never gives way or moves for it, and it is moved by a
 * transform, which is no layout shift. `ResizeObserver` tells of changes when the layout has been done and nothing has
 * been painted: reading costs nothing there, and nobody sees the mark between two places.
 */
export function createMarkRoom(): MarkRoom {
  let ending = new AbortController();
  let watched: readonly Element[] = [];

  function stop(): void {
    ending.abort();
    watched = [];
  }

  return {
    stop,
    watch(...elements) {
      if (elements.every((element, index) => element === watched[index])) return;
      stop();
      watched = elements;
      ending = new AbortController();
      const [, line] = elements;
      const sizes = new ResizeObserver(() => place(...elements));
      const observe = () => {
        sizes.disconnect();
        for (const element of [line, ...line.children]) if (element !== elements[0]) sizes.observe(element);
      };
      // The page puts other words in while an answer is written.
      const parts = new MutationObserver(observe);
      parts.observe(line, { childList: true });
      observe();
      ending.signal.addEventListener('abort', () => {
        sizes.disconnect();
        parts.disconnect();
      });
    },
  };
}

function place(mark: HTMLElement, line: Element, anchor: Element): void {
  const parts = [...line.children].filter((part) => !part.hasAttribute(EXCLUDE_FROM_COPY)); // none of ours
  // The link that the mark belongs to may be gone for the time of an answer; then it comes after the first words.
  const first = Math.max(
    0,
    parts.findIndex((part) => part.contains(anchor)),
  );
  const taken = parts
    .slice(first)
    .map((part) => part.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const whole = line.getBoundingClientRect();
  mark.removeAttribute(NARROW);
  mark.style.transform = '';
  let own = mark.getBoundingClientRect();
  let left = roomFor(own.width, whole, taken);
  if (left === undefined) {
    mark.setAttribute(NARROW, '');
    own = mark.getBoundingClientRect();
    left = roomFor(own.width, whole, taken) ?? besideLine(own.width, whole, taken, innerWidth);
  }
  // Better no mark than one that covers words.
  mark.style.visibility = left === undefined ? '' : 'visible';
  const x = Math.round((left ?? 0) - own.left);
  const y = Math.round((whole.top + whole.bottom - own.top - own.bottom) / 2);
  mark.style.transform = `translate(${x}px, ${y}px)`;
}
