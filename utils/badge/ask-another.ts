import { el, setAttributes } from './dom.ts';
import type { AskView } from './view.ts';

/**
 * The link of a badge that asks another model.
 * @param row where it stands, as long as there is a model to ask
 * @returns draws it
 */
export function createAskAnother(row: Element): (view: AskView | null) => void {
  let copy = '';
  // A new tab that knows nothing of this one.
  const link = el('a', { 'data-action': 'ask-another', target: '_blank', rel: 'noopener noreferrer' });
  link.addEventListener('click', () => {
    if (copy) void navigator.clipboard.writeText(copy);
  });
  return (view) => {
    if (!view) return link.remove();
    copy = view.copy;
    if (link.textContent !== view.label) link.textContent = view.label;
    setAttributes(link, { href: view.href, title: view.note });
    if (!link.parentNode) row.append(link);
  };
}
