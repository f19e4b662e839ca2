import { type ComposerLine, readComposerLine } from './composer.ts';
import { MESSAGE, SELECTORS } from './selectors.ts';

export interface PromptElement {
  /** Empty when it is not a message id. */
  readonly id: string;
  readonly element: Element;
}

export interface AnswerElement {
  readonly id: string;
  readonly element: Element;
  /** Index of its prompt in {@link PageSnapshot.prompts}; -1 when the branch starts with an answer. */
  readonly prompt: number;
}

/** The messages of the visible branch, in page order, and the composer. Holds elements: use it in the task that made it, or check again. */
export interface PageSnapshot {
  readonly prompts: readonly PromptElement[];
  readonly answers: readonly AnswerElement[];
  /** Id of the answer that is the last message of all and may still be streaming; empty when there is none. */
  readonly trailing: string;
  /** Elements with a message id, known or not. */
  readonly messages: number;
  /** The composer's line; null when there is no composer. */
  readonly composer: ComposerLine | null;
  /** Neither messages nor anything to write in: not a conversation that is read wrongly, but one that is not there. */
  readonly isBare: boolean;
}

const MESSAGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Placeholders (`pending-placeholder`, `0-0-0-0-0`) and whatever else is not a UUID are no message ids. */
export function isMessageId(id: string): boolean {
  return MESSAGE_ID.test(id);
}

/** Reads what is on the page: two queries, no text, no layout. */
export function readPage(root: ParentNode): PageSnapshot {
  const prompts: PromptElement[] = [];
  const answers: AnswerElement[] = [];
  const seen = new Set<string>();
  let trailing = '';
  let messages = 0;
  let column: Element | null = null;
  for (const element of root.querySelectorAll(SELECTORS.message)) {
    const parent = element.parentElement;
    if (parent !== column) {
      // The text of an answer may hold HTML with these attributes; it is nobody's message.
      if (parent?.closest(SELECTORS.prose)) continue;
      column = parent;
    }
    messages += 1;
    const id = element.getAttribute(MESSAGE.id) ?? '';
    const known = isMessageId(id) && !seen.has(id);
    if (known) seen.add(id);
    if (element.getAttribute(MESSAGE.type) === MESSAGE.user) {
      prompts.push({ id: known ? id : '', element });
      trailing = '';
    } else if (element.getAttribute(MESSAGE.role) === MESSAGE.assistant) {
      if (known) answers.push({ id, element, prompt: prompts.length - 1 });
      trailing = known ? id : '';
    }
  }
  const composer = readComposerLine(root);
  const isBare = messages === 0 && !composer && !root.querySelector(SELECTORS.editor);
  return { prompts, answers, trailing, messages, composer, isBare };
}

/** The bubble of a message: its first `div`; the avatar before it is an image, the action row after it is a `div` too. */
export function bubbleOf(message: Element): Element | null {
  let child = message.firstElementChild;
  while (child && child.localName !== 'div') child = child.nextElementSibling;
  return child;
}

/** The first match after the bubble, so that nothing an answer's text contains can pose as the page's own control. */
export function inActionRow(message: Element, selector: string): Element | null {
  for (let row = bubbleOf(message)?.nextElementSibling; row; row = row.nextElementSibling) {
    const found = row.querySelector(selector);
    if (found) return found;
  }
  return null;
}
