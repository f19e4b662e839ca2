import { el } from './dom.ts';

const GAP = 6;
const MARGIN = 8;
const WIDEST = 600;
/** With less room than this on both sides of the button, the card lies over it. */
const LEAST_ROOM = 220;

export interface Overlay {
  readonly card: HTMLElement;
  /** False also when the page has taken the host out of the document, which hides the card. */
  isShown(): boolean;
  /** Gives the focus back to the button if the card had it. */
  close(): void;
}

/** Puts the card under the button, or above it where only there is room; always inside the viewport. */
function place(card: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const width = Math.min(WIDEST, clientWidth - 2 * MARGIN);
  const below = clientHeight - anchor.bottom - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  const { style } = card;
  const inside = (start: number, size: number, room: number) =>
    `${Math.max(MARGIN, Math.min(start, room - size - MARGIN))}px`;
  style.width = `${width}px`;
  style.left = inside(card.matches(':dir(rtl)') ? anchor.right - width : anchor.left, width, clientWidth);
  style.maxHeight = `${Math.max(below, above, LEAST_ROOM)}px`;
  const height = card.offsetHeight;
  const goesAbove = height > below && above > below;
  style.top = inside(goesAbove ? anchor.top - GAP - height : anchor.bottom + GAP, height, clientHeight);
}

/**
 * Opens a non-modal dialog for `button` in the browser's top layer: it takes no room in the page, nothing clips or
 * covers it, and it moves with its button when the page scrolls. Escape, a press elsewhere and focus leaving close it.
 * @param content holds the element with the id `title`, which names the dialog.
 */
export function openOverlay(button: HTMLElement, root: ShadowRoot, content: readonly Node[]): Overlay {
  const attributes = {
    class: 'card',
    id: 'card',
    role: 'dialog',
    'aria-labelledby': 'title',
    tabindex: '-1',
  };
  const card = el('div', { ...attributes, popover: 'manual' }, ...content);
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  const close = () => {
    const focused = card.contains(root.activeElement);
    ending.abort();
    card.remove();
    button.setAttribute('aria-expanded', 'false');
    if (focused) button.focus({ preventScroll: true });
  };
  const isOurs = (event: Event) => event.composedPath().includes(root);

  document.addEventListener('pointerdown', (event) => isOurs(event) || close(), options);
  // Fires for the element that gets the focus, wherever it is on the page.
  document.addEventListener('focusin', (event) => isOurs(event) || close(), options);
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      // The page stops a running answer on Escape; this one was meant for the card.
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    options,
  );
  const follow = (event: Event) => isOurs(event) || place(card, button);
  document.addEventListener('scroll', follow, options);
  window.addEventListener('resize', follow, options);
  // Its folds change its height.
  const sizes = new ResizeObserver(() => place(card, button));
  sizes.observe(card);
  ending.signal.addEventListener('abort', () => sizes.disconnect());

  root.append(card);
  button.setAttribute('aria-expanded', 'true');
  card.showPopover();
  place(card, button);
  card.focus({ preventScroll: true });
  return { card, isShown: () => card.matches(':popover-open'), close };
}
