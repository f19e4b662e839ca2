import type { Line } from './view.ts';

/** An element with attributes and children; strings become text nodes, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function button(
  text: string,
  click: (event: Event) => unknown,
  attributes: Readonly<Record<string, string>> = {},
) {
  const element = el('button', { type: 'button', class: 'act', ...attributes }, text);
  element.addEventListener('click', click);
  return element;
}

/** Nodes of a line; links open a new tab that knows nothing of this one. */
export const lineNodes = (line: Line): (Node | string)[] =>
  [line].flat().flatMap((run) => {
    if (typeof run === 'string')
      return run.split('**').map((text, index) => (index % 2 ? el('strong', {}, text) : text));
    const { text, href, lang = '' } = run;
    return href
      ? el('a', { lang, href, target: '_blank', rel: 'noopener noreferrer' }, text)
      : el('span', { lang }, text);
  });

/** Sets an attribute only where it differs: each change would wake the page's observers. */
export function setAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
