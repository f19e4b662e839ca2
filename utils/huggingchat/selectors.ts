/**
 * Every selector of HuggingChat's page, each with what it must match; `selectors.test.ts` holds each against a fixture.
 * Semantic hooks (`data-*`, `aria-*`, `title`, `href`) before structure, never classes: the page's classes change
 * monthly. The one exception is `.prose`, which has marked rendered Markdown since 2023 and has no other hook.
 */
export const SELECTORS = {
  /** Each message of the visible branch, and the placeholders that come before an answer's first token. */
  message: '[data-message-id]',
  /** The user's own words; the row below them adds "Edit" and "Copy" to the element's text. */
  promptText: 'p',
  /** Rendered Markdown: the answer, and in some generations the reasoning too. */
  prose: '.prose',
  /** Parts of a message that are not the answer: reasoning, tool calls, forms, in all generations. */
  aside: 'details, [data-exclude-from-copy]',
  /** What an answer's Markdown shows besides its words: copy buttons, icons, formula sources read twice. */
  noise: 'button, svg, .katex-mathml, script, style, template',
  /** In the action row of a finished answer. */
  retry: 'button[title="Retry"]',
  /** In the action row of an answer by the router: `/chat/settings/<org>/<name>`; in the composer's line: the active model. */
  modelLink: 'a[href^="/chat/settings/"]',
  /** In the action row: the provider's picture, `alt="<provider> logo"`. */
  providerLogo: 'img[alt$=" logo"]',
  /** In the composer's form while an answer streams (since 2025-09-24). */
  stop: 'button[aria-label="Stop generating"]',
  /** The composer; the line that names the active model is the `div` after it. Also an editor inside a message. */
  form: 'form',
  /** Where prompts are written; the site's page for a conversation that is not there (404, generation A) has none. */
  editor: 'textarea',
  /** SvelteKit's live region: rendered only once the whole page is mounted, never by the server. */
  announcer: '#svelte-announcer',
  /** A page made by SvelteKit, server-rendered or not. */
  svelteKit: 'body[data-sveltekit-preload-data]',
} as const;

/** How a message element says what it is: an assistant's has a role, a user's has a type. */
export const MESSAGE = {
  id: 'data-message-id',
  role: 'data-message-role',
  assistant: 'assistant',
  type: 'data-message-type',
  user: 'user',
} as const;

/** Set on our own elements, so that the page's copy handler leaves them out (since 2025-12-03). */
export const EXCLUDE_FROM_COPY = 'data-exclude-from-copy';
/** Attributes whose change means another message or another active model in the same element. */
export const OBSERVED_ATTRIBUTES = [MESSAGE.id, 'href'];
