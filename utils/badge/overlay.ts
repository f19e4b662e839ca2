import { el } from './dom.ts';

const GAP = 6;
const MARGIN = 8;
const WIDEST = 600;
/** Less room than this on both sides of the button, and the card lies over it. */
const LEAST_HEIGHT = 220;

export interface Overlay {
  readonly card: HTMLElement;
  /** False also when the page has taken the host out of the document, which hides the card. */
  isShown(): boolean;
  /** @param returnFocus gives the focus back to the button, unless it is outside the card. */
  close(returnFocus: boolean): void;
}

/** Puts the card under the button, or above it where it fits only there; never outside the viewport. */
function place(card: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const width = Math.min(WIDEST, clientWidth - 2 * MARGIN);
  const start = getComputedStyle(card).direction === 'rtl' ? anchor.right - width : anchor.left;
  const below = clientHeight - anchor.bottom - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  const { style } = card;
  style.width = `${width}px`;
  style.left = `${Math.max(MARGIN, Math.min(start, clientWidth - width - MARGIN))}px`;
  style.maxHeight = '';
  const height = card.offsetHeight;
  let top = anchor.bottom + GAP;
  let room = below;
  if (height > below && above > below) {
    room = above;
    top = anchor.top - GAP - Math.min(height, room);
  }
  if (room < Math.min(height, LEAST_HEIGHT)) {
    room = clientHeight - 2 * MARGIN;
    top = Math.max(MARGIN, clientHeight - MARGIN - height);
  }
  style.maxHeight = `${room}px`;
  style.top = `${top}px`;
}

/**
 * Opens a non-modal dialog for `button` in the browser's top layer: it takes no room in the page, nothing clips or
 * covers it, and it moves with its button when the page scrolls. Escape, a press elsewhere and focus leaving close it.
 * @param label id of the element in `content` that names the dialog.
 * @param closed called once, however it closes.
 */
export function openOverlay(
  button: HTMLElement,
  root: ShadowRoot,
  content: readonly Node[],
  label: string,
  closed: () => void,
): Overlay {
  const card = el(
    'div',
    {
      class: 'card',
      id: 'card',
      role: 'dialog',
      'aria-labelledby': label,
      tabindex: '-1',
      popover: 'manual',
    },
    ...content,
  );
  const ending = new AbortController();
  const { signal } = ending;
  const close = (returnFocus: boolean) => {
    if (signal.aborted) return;
    const inside = card.contains(root.activeElement);
    ending.abort();
    card.remove();
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
    if (returnFocus && inside) button.focus({ preventScroll: true });
    closed();
  };

  const onDocument = (type: string, listener: (event: Event) => void) =>
    document.addEventListener(type, listener, { capture: true, passive: type === 'scroll', signal });
  onDocument('pointerdown', (event) => {
    if (!event.composedPath().includes(root.host)) close(false);
  });
  onDocument('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
    // The page stops a running answer on Escape; this one was meant for the card.
    event.preventDefault();
    event.stopPropagation();
    close(true);
  });
  root.addEventListener(
    'focusout',
    (event) => {
      const to = event instanceof FocusEvent && event.relatedTarget;
      if (to instanceof Node && !root.contains(to)) close(false);
    },
    { signal },
  );

  root.append(card);
  button.setAttribute('aria-expanded', 'true');
  button.setAttribute('aria-controls', card.id);
  card.showPopover();
  place(card, button);
  card.focus({ preventScroll: true });

  let anchor = button.getBoundingClientRect();
  onDocument('scroll', (event) => {
    if (event.composedPath().includes(card)) return;
    const moved = button.getBoundingClientRect();
    card.style.top = `${Number.parseFloat(card.style.top) + moved.top - anchor.top}px`;
    card.style.left = `${Number.parseFloat(card.style.left) + moved.left - anchor.left}px`;
    anchor = moved;
  });
  window.addEventListener(
    'resize',
    () => {
      place(card, button);
      anchor = button.getBoundingClientRect();
    },
    { signal },
  );
  return { card, isShown: () => card.matches(':popover-open'), close };
}
