import { button, el, setAttributes } from './dom.ts';
import { drawCard } from './draw-card.ts';
import { glyph } from './glyphs.ts';
import type { Labels } from './labels.ts';
import { type Overlay, openOverlay } from './overlay.ts';
import { style } from './stylesheet.ts';
import type { CardView, PillView } from './view.ts';

/** What badge and model mark have in common: a host, a button with glyph and words, and the card it opens. */
export interface Shell {
  readonly pill: HTMLButtonElement;
  /** Shows these words on the button; an open card is drawn anew. */
  draw(pill: PillView): void;
  close(): void;
}

/** What stands in the page, and the root of what we show in it. */
export interface Host {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** @param tag is never registered, since `customElements` is null in Chrome's isolated world. */
export function createHost(
  tag: 'unsaid-badge' | 'unsaid-model' | 'unsaid-hint',
  { language, direction }: Labels,
): Host {
  const host = document.createElement(tag);
  // The page's copy handler leaves such elements out of what readers copy.
  setAttributes(host, { 'data-exclude-from-copy': '', lang: language, dir: direction });
  return { host, root: host.attachShadow({ mode: 'open' }) };
}

/**
 * @param view asked when the card opens.
 * @param controls at the end of the card.
 */
export function createShell(
  root: ShadowRoot,
  labels: Labels,
  view: () => CardView,
  controls: (view: CardView) => readonly HTMLElement[] = () => [],
): Shell {
  // What is copied or pressed in here is no business of the page, which copies answers and opens a message's buttons.
  for (const type of ['copy', 'click']) root.addEventListener(type, (event) => event.stopPropagation());
  let overlay: Overlay | undefined;
  let drawn = '';

  const content = () => {
    const card = view();
    const shut = button('×', () => overlay?.close(), { class: 'shut', 'aria-label': labels.close });
    return [shut, ...drawCard(card), el('div', { class: 'foot' }, ...controls(card))];
  };
  const pill = button(
    '',
    () => {
      const open = overlay?.isShown();
      overlay?.close();
      if (!open) overlay = openOverlay(pill, root, content());
    },
    { 'data-action': 'why', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-controls': 'card' },
  );

  style(root);
  root.append(pill);
  return {
    pill,
    draw({ tone, text }) {
      if (drawn !== tone + text) {
        drawn = tone + text;
        pill.className = `pill ${tone}`;
        pill.title = `Unsaid: ${text}`;
        pill.replaceChildren(glyph(tone), el('span', {}, text));
      }
      if (overlay?.isShown()) {
        overlay.card.replaceChildren(...content());
        overlay.card.focus({ preventScroll: true });
      }
    },
    close: () => overlay?.close(),
  };
}
