/** What the rest of Unsaid may know of the page. No selector, URL or DOM shape of HuggingChat leaves this folder. */

/** How a model id was learned, best first; `footer` is shown to the reader as "model from the page". */
export type ModelOrigin = 'api' | 'link' | 'footer' | 'none';

export interface AnswerModel {
  /** Hub id `org/name`; empty when unknown. Never the router's id. */
  readonly id: string;
  /** Inference provider as the page names it (`together`, `novita`); empty when not given. */
  readonly provider: string;
  /** Route the router chose for this message (`default`, `agentic`); empty for a fixed model. */
  readonly route: string;
  readonly origin: ModelOrigin;
}

/** One settled assistant message with the prompt it replies to and the model that wrote it. */
export interface Answer {
  /** Server id of the message (UUID). */
  readonly messageId: string;
  readonly prompt: string;
  /** Earlier user prompts of the same branch, oldest first, the nearest 50; the current prompt is not among them. */
  readonly earlierPrompts: readonly string[];
  /** The answer as the reader sees it, as Markdown or plain text, at most 200 000 characters: without reasoning, tool output, button labels or formula sources. */
  readonly text: string;
  /** The reasoning shown or hidden beside the answer; empty when there is none or the page does not give it. */
  readonly reasoning: string;
  readonly model: AnswerModel;
  /** Where its words were read: the page's API of either generation, or what the page shows. */
  readonly source: 'v2' | 'older' | 'page';
  /** True on a shared snapshot: the words are somebody else's. */
  readonly shared: boolean;
}

/** The model that would answer the next prompt. */
export type ActiveModel =
  | { readonly kind: 'model'; readonly id: string }
  | {
      readonly kind: 'router' /** Hub ids that answered in this conversation, in order of first use. */;
      readonly seen: readonly string[];
    }
  | { readonly kind: 'unknown' };

/**
 * Whether the page can be read.
 * `idle`: a page of HuggingChat without answers to read (settings, model list); `reading`: all is well;
 * `unreadable`: the page is not shaped as expected, `reason` names the part in words for a bug report.
 */
export type PageHealth =
  | { readonly state: 'idle' }
  | { readonly state: 'reading' }
  | { readonly state: 'unreadable'; readonly reason: string };

export type Theme = 'light' | 'dark';

/** Callbacks of {@link HuggingChatPage}; each may be called again with equal values, so receivers are idempotent. */
export interface PageEvents {
  /**
   * All settled answers on the visible branch, in page order. Called when one settles, changes, or leaves; a long
   * conversation comes in steps, its end first. An answer that has not changed is the same object as before.
   */
  answers(answers: readonly Answer[]): void;
  activeModel(model: ActiveModel): void;
  health(health: PageHealth): void;
  theme(theme: Theme): void;
  /** What the reader has written and not sent, after a pause; empty: nothing. */
  draft(draft: string): void;
  /** The page keeps changing, as it does while an answer streams: answers may come. At most once per quiet time. */
  busy(): void;
}

/** The page as Unsaid uses it. */
export interface HuggingChatPage {
  /**
   * Puts `host` at the end of the answer's bubble, and again whenever the page rebuilds the bubble, until another
   * conversation is shown. An answer has one host: the last one given.
   * @returns false when that answer is not on the page now.
   */
  placeBadge(messageId: string, host: HTMLElement): boolean;
  /** Lets badges that have just been placed take up their room little by little, so that nothing below them jumps. */
  slideIn(hosts: readonly HTMLElement[]): void;
  /** Puts `host` beside the composer's model line, and keeps it there. @returns false when there is no composer. */
  placeModelMark(host: HTMLElement): boolean;
  /** Puts `host` above the composer, until the page or its owner takes it away. @returns false when there is no composer. */
  placeHint(host: HTMLElement): boolean;
  /** Stops everything that was started and takes the placed hosts out of the page. */
  stop(): void;
}
