import { cleanContent, limited } from './clean-content.ts';
import { modelByApi, modelByPage } from './model-of.ts';
import type { ApiMessage, Conversation } from './parse-conversation.ts';
import { hasRetry, readActionRow, readAnswerText, readPrompt, readReasoning } from './read-message.ts';
import type { AnswerElement, PageSnapshot } from './read-page.ts';
import type { Answer } from './types.ts';

/** What is known beside the page when an answer is read. */
export interface Knowledge {
  readonly conversation: Conversation | undefined;
  /** Model in the composer's line, for use where the API has failed; empty when unknown or not to be used. */
  readonly footer: string;
  readonly shared: boolean;
  /** Undefined while the page's model list has not come. */
  isRouter(id: string): boolean | undefined;
  /** Among the last answers: these are read from the page at once where that suffices, all others wait for the API. */
  isNearEnd(id: string): boolean;
  /** The API may still say more of this answer, and the time to wait for it has not run out. */
  mayWait(id: string): boolean;
  /** The API's words for this answer are older than the page's. */
  isOutdated(id: string): boolean;
}

export interface AnswerReader {
  /** Reads one settled answer. An answer that reads the same as before is the same object. */
  read(answer: AnswerElement, page: PageSnapshot, known: Knowledge): Answer | 'later' | 'nothing';
  forget(): void;
}

interface Words {
  readonly text: string;
  readonly reasoning: string;
}
type OwnPart = Words & Pick<Answer, 'model' | 'source'>;

/** Earlier prompts kept with an answer: the nearest ones. */
const EARLIER_PROMPTS = 50;
const NO_MESSAGE: ApiMessage = { content: '', reasoning: '', model: '', provider: '', route: '' };

export function createAnswerReader(): AnswerReader {
  const answers = new Map<string, Answer>();
  const prompts = new Map<string, string>();
  const storedWords = new Map<string, Words & { readonly raw: ApiMessage }>();
  let shownWords = new WeakMap<Element, Words>();

  function wordsOf(id: string, raw: ApiMessage): Words {
    const before = storedWords.get(id);
    if (before?.raw.content === raw.content && before.raw.reasoning === raw.reasoning) return before;
    const words = { raw, ...cleanContent(raw.content, raw.reasoning) };
    storedWords.set(id, words);
    return words;
  }

  function wordsOn(element: Element): Words {
    const before = shownWords.get(element);
    if (before) return before;
    const words = { text: readAnswerText(element), reasoning: readReasoning(element) };
    shownWords.set(element, words);
    return words;
  }

  function readByApi(id: string, element: Element, known: Knowledge): OwnPart | 'later' | undefined {
    const message = known.conversation?.messages.get(id);
    if (!known.conversation || !message || known.isOutdated(id)) return undefined;
    const pinned = known.conversation.model;
    const isRouter = known.isRouter(pinned);
    if (!message.model && isRouter === undefined && known.mayWait(id)) return 'later';
    // Read only where the API leaves it open: in a long conversation the action rows would cost more than all else.
    const link = message.model || !isRouter ? '' : readActionRow(element).model;
    const model = modelByApi(message, pinned, isRouter === true, link);
    return { ...wordsOf(id, message), model, source: known.conversation.api };
  }

  function readByPage(id: string, element: Element, known: Knowledge): OwnPart | 'later' {
    if (!known.isNearEnd(id) && known.mayWait(id)) return 'later';
    const row = readActionRow(element);
    const { conversation, footer } = known;
    const isRouter = (model: string) => known.isRouter(model) === true;
    let model = modelByPage(row, isRouter(footer) ? '' : footer);
    if (!row.model && known.mayWait(id)) return 'later';
    if (!row.model && !footer && conversation) {
      const message = conversation.messages.get(id) ?? NO_MESSAGE;
      model = modelByApi(message, conversation.model, isRouter(conversation.model), '');
    }
    return { ...wordsOn(element), model, source: 'page' };
  }

  function promptAt(index: number, page: PageSnapshot, conversation: Conversation | undefined): string {
    const prompt = page.prompts[index];
    if (!prompt) return '';
    const stored = conversation?.messages.get(prompt.id)?.content;
    const text = stored === undefined ? readPrompt(prompt.element) : limited(stored);
    if (text && prompt.id) prompts.set(prompt.id, text);
    return text || (prompts.get(prompt.id) ?? ''); // being edited: its words are not on the page
  }

  return {
    read(answer, page, known) {
      const { id, element } = answer;
      const byApi = readByApi(id, element, known);
      const own = byApi ?? readByPage(id, element, known);
      const before = answers.get(id);
      if (own === 'later') return before ?? 'later';
      // A model may answer with nothing at all: the API says so, and the page lets it be tried again. A failed answer
      // has no Retry of its own (before 2025-09-24 it had), and what only the page shows without words is a page that is
      // read wrongly.
      const isEmpty = !own.text && !own.reasoning;
      if (isEmpty && !(own.source === 'v2' && (before || hasRetry(element)))) return 'nothing';
      const prompt = promptAt(answer.prompt, page, known.conversation);
      // A message id has one line of ancestors, so the earlier prompts need no second look.
      if (before && before.prompt === prompt && isSame(before, own)) return before;
      const earlierPrompts: string[] = [];
      for (let i = Math.max(0, answer.prompt - EARLIER_PROMPTS); i < answer.prompt; i += 1) {
        earlierPrompts.push(promptAt(i, page, known.conversation));
      }
      const { text, reasoning, model, source } = own;
      const { shared } = known;
      const next: Answer = { messageId: id, prompt, earlierPrompts, text, reasoning, model, source, shared };
      answers.set(id, next);
      return next;
    },
    forget() {
      answers.clear();
      prompts.clear();
      storedWords.clear();
      shownWords = new WeakMap();
    },
  };
}

function isSame(answer: Answer, own: OwnPart): boolean {
  const a = answer.model;
  const b = own.model;
  return (
    answer.text === own.text &&
    answer.reasoning === own.reasoning &&
    a.id === b.id &&
    a.provider === b.provider &&
    a.route === b.route &&
    a.origin === b.origin
  );
}
