import { contest } from './contest.ts';
import { el } from './dom.ts';
import { drawCard } from './draw-card.ts';
import { glyph } from './glyphs.ts';
import { type Overlay, openOverlay } from './overlay.ts';
import { style } from './stylesheet.ts';
import type { CardView, PillView } from './types.ts';
import type { Words } from './words.ts';

/** What badge and model mark have in common: a host, a button with glyph and words, and the card it opens. */
export interface Shell {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Shows these words on the button; an open card is drawn anew. */
  draw(pill: PillView): void;
  close(): void;
}

const TITLE = 'title';

/** Sets an attribute only where it differs: each change would wake the page's observers. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * @param tag names the host; it is never registered, since `customElements` is null in Chrome's isolated world.
 * @param view made when the card opens.
 * @param actions further controls at the end of the card.
 */
export function createShell(
  tag: 'unsaid-badge' | 'unsaid-model',
  words: Words,
  view: () => CardView,
  actions: () => readonly HTMLElement[] = () => [],
): Shell {
  const host = document.createElement(tag);
  // The page's copy handler leaves such elements out of what readers copy.
  setAttribute(host, 'data-exclude-from-copy', '');
  setAttribute(host, 'lang', words.language);
  setAttribute(host, 'dir', words.direction);
  const root = host.attachShadow({ mode: 'open' });
  root.addEventListener('copy', (event) => event.stopPropagation());
  let overlay: Overlay | null = null;
  let button: HTMLButtonElement | null = null;
  let shown: PillView | null = null;

  const content = (): HTMLElement[] => {
    const card = view();
    const shut = el('button', { type: 'button', class: 'shut', 'aria-label': words.t('close') }, '×');
    shut.addEventListener('click', () => overlay?.close(true));
    const foot = el('div', { class: 'foot' });
    if (!card.facts) return [shut, ...drawCard(card, TITLE)];
    const wrong = contest(words, card.facts);
    foot.append(wrong.button, ...actions());
    return [shut, ...drawCard(card, TITLE), foot, wrong.panel];
  };
  const toggle = (pill: HTMLButtonElement) => {
    const open = overlay?.isShown();
    overlay?.close(true);
    if (open) return;
    overlay = openOverlay(pill, root, content(), TITLE, () => {
      overlay = null;
    });
  };
  const build = () => {
    style(root);
    const pill = el('button', {
      type: 'button',
      'data-action': 'why',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
    });
    pill.addEventListener('click', () => toggle(pill));
    root.append(pill);
    return pill;
  };

  return {
    host,
    root,
    draw(pill) {
      button ??= build();
      if (shown?.text !== pill.text || shown.tone !== pill.tone) {
        shown = pill;
        button.className = `pill ${pill.tone}`;
        button.title = words.t('mark_label', pill.text);
        button.replaceChildren(glyph(pill.tone), el('span', {}, pill.text));
      }
      if (overlay?.isShown()) {
        overlay.card.replaceChildren(...content());
        overlay.card.focus({ preventScroll: true });
      }
    },
    close: () => overlay?.close(false),
  };
}
