/** Keeps what is being read where it is while badges make the messages above it taller. */
export interface Steady {
  /**
   * To be called before a change, with the last answer on the page. All changes of one task count as one: where
   * they have moved that answer, its scroller is moved along before anything is painted.
   *
   * @returns whether it is the first of these changes, before which the layout can be asked without cost
   */
  hold(last: Element): boolean;
}

/**
 * Nearer to its end than this, a scroller counts as being at its end. The page itself, opening a long conversation at its end,
 * stops up to 16 px before it (measured on the newest generation, in two of three openings).
 */
const AT_END_PX = 24;

/**
 * A browser's own scroll anchoring holds the topmost message in view. That is right for a reader in the middle of a
 * conversation, but pushes the words of a reader at its end out of sight; and the newest generation of the page turns
 * anchoring off while it follows the end, and comes after with its own scrolling one painted frame later. So at the
 * end, and where anchoring is off, the last answer is held. Its own badge grows below its words and moves nothing.
 */
export function createSteady(): Steady {
  let held = false;
  return {
    hold(last) {
      if (held) return false;
      // Also where there is nothing to hold: looking costs a layout of the whole page after each change.
      held = true;
      const scroller = scrollerToHold(last);
      const finish = scroller ? noteTop(last, scroller) : () => {};
      // At the end of this task: the layout that is asked for there is brought forward from the next frame. Not in that frame, nor
      // when it tells of sizes: where anchoring is off, Chromium then counts what has moved as a layout shift, though it is moved
      // back before it is painted (0.09 for a conversation opened at its end; measured on the newest generation).
      queueMicrotask(() => {
        held = false;
        finish();
      });
      return true;
    },
  };
}

/** @returns moves the scroller by what the last answer has moved since now */
function noteTop(last: Element, scroller: Element): () => void {
  const before = last.getBoundingClientRect().top;
  return () => {
    const moved = last.isConnected ? last.getBoundingClientRect().top - before : 0;
    if (moved > 0) scroller.scrollTop += moved;
  };
}

/** Makes a change of the room that `host` takes up, and moves the scroller along. */
export type Hold = (host: Element, apply: () => void) => void;

/**
 * For a row of changes over some time, decided now, at the first: whether the last answer has to be held in them. What
 * changes inside it does not move it, and costs no look at the layout.
 */
export function holdThrough(last: Element | undefined): Hold {
  const scroller = last && scrollerToHold(last);
  if (!last || !scroller) return (_, apply) => apply();
  return (host, apply) => {
    if (last.contains(host)) return apply();
    const finish = noteTop(last, scroller);
    apply();
    finish();
  };
}

function scrollerToHold(last: Element): Element | null {
  const scroller = scrollerOf(last);
  if (!scroller) return null;
  return isAtEnd(scroller) || getComputedStyle(scroller).overflowAnchor === 'none' ? scroller : null;
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: Element): boolean {
  return scrollHeight - scrollTop - clientHeight < AT_END_PX;
}

/** The element that scrolls the conversation; null when all of it is in view. */
function scrollerOf(message: Element): Element | null {
  for (let element = message.parentElement; element; element = element.parentElement) {
    if (element.scrollHeight <= element.clientHeight) continue;
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return null;
}
