import { modelOfLink } from './routes.ts';
import { SELECTORS } from './selectors.ts';

/** The line below the composer: the element that names the active model, and where it stands. */
export interface ComposerLine {
  readonly element: Element;
  /** Hub id or router id; empty when the line names none (an answer streams, or the model was withdrawn). */
  readonly model: string;
  /** The model mark goes right after this element. */
  readonly anchor: Element;
}

/** @returns null when there is no composer on the page. */
export function readComposerLine(root: ParentNode): ComposerLine | null {
  let line: Element | null = null;
  for (const form of root.querySelectorAll(SELECTORS.form)) {
    const next = form.nextElementSibling;
    // The composer comes after the messages; a form inside a message is an editor or part of an answer's text.
    if (next?.localName === 'div' && !form.closest(SELECTORS.message) && hasComposer(form, next)) line = next;
  }
  if (!line) return null;
  for (const link of line.querySelectorAll(SELECTORS.modelLink)) {
    const model = modelOfLink(link.getAttribute('href') ?? '');
    if (model) return { element: line, model, anchor: link };
  }
  return { element: line, model: '', anchor: line.firstElementChild ?? line };
}

function hasComposer(form: Element, line: Element): boolean {
  return form.querySelector('textarea') !== null || line.querySelector(SELECTORS.modelLink) !== null;
}

/** True while an answer streams, as far as the composer says so by a stop button. */
export function isStreaming(line: ComposerLine | null): boolean {
  const form = line?.element.previousElementSibling;
  if (!form) return false;
  if (form.querySelector(SELECTORS.stop)) return true;
  for (const button of form.previousElementSibling?.querySelectorAll('button') ?? []) {
    // Before 2025-09-24 the stop button stood above the form and had nothing but its words.
    if (button.textContent?.trim() === 'Stop generating') return true;
  }
  return false;
}
