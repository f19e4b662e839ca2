import type { Line } from './types.ts';

/** An element with attributes and children; strings become text nodes, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Nodes of a line; links open a new tab that knows nothing of this one. */
export function lineNodes(line: Line): (Node | string)[] {
  return line.map((run) => {
    if (typeof run === 'string') return run;
    const attributes: Record<string, string> = {};
    if (run.lang !== undefined) attributes.lang = run.lang;
    if (run.href)
      return el(
        'a',
        { ...attributes, href: run.href, target: '_blank', rel: 'noopener noreferrer' },
        run.text,
      );
    return el(run.strong ? 'strong' : 'span', attributes, run.text);
  });
}
