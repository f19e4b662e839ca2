/** Which kind of HuggingChat page an address is. Base path `/chat`; query and hash do not matter. */
export type Route =
  /** A conversation of one's own (24 hex digits) or a shared snapshot (7 characters). */
  | { readonly kind: 'conversation'; readonly id: string; readonly shared: boolean }
  /** Home, or the new-chat page of one model: a composer and no messages. */
  | { readonly kind: 'new-chat' }
  /** Settings, model list, share link before it resolves, login: nothing to read. */
  | { readonly kind: 'other' };

const CONVERSATION = /^\/chat\/conversation\/(?:([0-9a-f]{24})|([\w-]{7}))\/?$/;
const NEW_CHAT = /^\/chat(?:\/models\/[^/]+(?:\/[^/]+)?|\/assistant\/[^/]+)?\/?$/;

/** Reads `location.pathname`. */
export function routeOf(pathname: string): Route {
  const conversation = CONVERSATION.exec(pathname);
  if (conversation) {
    const [, own, share] = conversation;
    return { kind: 'conversation', id: own ?? share ?? '', shared: own === undefined };
  }
  return { kind: NEW_CHAT.test(pathname) ? 'new-chat' : 'other' };
}

/** Two addresses with the same key show the same page. */
export function routeKey(route: Route): string {
  return route.kind === 'conversation' ? route.id : route.kind;
}

const SETTINGS = '/chat/settings/';
const HUB_ID = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;
/** The id of HuggingChat's router, in every generation that has one. */
export const DEFAULT_ROUTER = 'omni';

/** A Hub id `org/name` without the `:provider` that the router's API appends; empty for anything else. */
export function hubId(value: string): string {
  const bare = value.split(':', 1)[0] ?? '';
  return HUB_ID.test(bare) ? bare : '';
}

/**
 * The model or router that a link to its settings page names.
 * @param href attribute as written, e.g. `/chat/settings/Qwen/QwQ-32B` or `/chat/settings/omni`.
 * @returns empty for other settings (`application`, `assistants/<id>`).
 */
export function modelOfLink(href: string): string {
  if (!href.startsWith(SETTINGS)) return '';
  const rest = href.slice(SETTINGS.length).replace(/[/?#]*$/, '');
  if (rest === 'application' || rest.startsWith('assistants/')) return '';
  return hubId(rest) || (/^[\w.-]{1,96}$/.test(rest) ? rest : '');
}

/** A `q` may be this long, in characters; the page drops a longer one. */
const LONGEST_QUESTION = 10_000;

/**
 * Where a question is asked of a model in a chat of its own, at once (`?model=&q=` asks the model before). No address leaves the
 * reader's active model as it is: the route of a model's page makes it active when it loads, in all three generations.
 *
 * @returns the new-chat page of the model without the question where that is too long
 */
export function askAnotherUrl(model: string, question: string): { url: string; asks: boolean } {
  const url = `https://huggingface.co/chat/models/${model}`;
  const asks = question.length <= LONGEST_QUESTION;
  return { url: asks ? `${url}?q=${encodeURIComponent(question)}` : url, asks };
}
