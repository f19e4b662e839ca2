import { createAskAnother } from './ask-another.ts';
import { button, el, setAttributes } from './dom.ts';
import { glyph } from './glyphs.ts';
import type { Labels } from './labels.ts';
import { createHost } from './shell.ts';
import { style } from './stylesheet.ts';
import type { HintView } from './view.ts';

/** The line above the composer: what is known of the model on what is about to be asked. */
export interface Hint {
  /** @returns the line, to be placed */
  render(view: HintView): HTMLElement;
  setTheme(theme: 'light' | 'dark'): void;
  /** Takes it out of the page. */
  clear(): void;
}

/** A live region must be there before its words come, or they are not read out. What is seen is there from the first frame. */
const ANNOUNCE_MS = 100;

/** @param onHide the reader does not want it on this topic again */
export function createHint(labels: Labels, onHide: (topic: string) => void): Hint {
  const { host, root } = createHost('unsaid-hint', labels);
  const words = el('span', { 'aria-hidden': 'true' });
  const read = el('span', { role: 'status', class: 'unseen' });
  const acts = el('span', { class: 'acts' });
  const drawAsk = createAskAnother(acts);
  let topic = '';
  let announcing: ReturnType<typeof setTimeout> | undefined;
  return {
    render(view) {
      if (!words.parentNode) {
        style(root);
        const hide = button(labels.hint_hide, (event) => event.isTrusted && onHide(topic));
        const known = el('span', { class: 'known-of caution' }, glyph('caution'), words, read);
        root.append(el('div', { class: 'hint' }, known, acts, hide));
      }
      topic = view.topic;
      drawAsk(view.ask);
      if (words.textContent !== view.text) words.textContent = view.text;
      clearTimeout(announcing);
      announcing = setTimeout(() => {
        if (read.textContent !== view.text) read.textContent = view.text;
      }, ANNOUNCE_MS);
      return host;
    },
    setTheme: (theme) => setAttributes(host, { 'data-theme': theme }),
    clear() {
      clearTimeout(announcing);
      host.remove();
      read.textContent = '';
    },
  };
}
