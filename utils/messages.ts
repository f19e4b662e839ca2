import { browser } from 'wxt/browser';
import type { BadgeView, HintView, MarkView, Press } from './badge/view.ts';
import type { ActiveModel, Answer } from './huggingchat/types.ts';
import type { ListStatus } from './list-status.ts';
import type { Sent } from './reports/desk.ts';
import type { ReportWords } from './reports/draft.ts';

/**
 * Every message between Unsaid's own parts. Requests travel content script -> background, popup -> background
 * and popup -> content script; nothing else is answered. `message-gate.ts` decides who may send which.
 */
export interface MessageMap {
  /** Answers of the page, to be assessed against the list in force. */
  'assess-answers': {
    request: { type: 'assess-answers'; answers: readonly Answer[] };
    response: Reply<{ badges: readonly BadgeView[] }>;
  };
  /** What is known of the active model over all topics and languages. */
  'describe-model': {
    request: { type: 'describe-model'; model: ActiveModel };
    response: Reply<{ mark: MarkView }>;
  };
  /** What is known of the active model on a draft, before it is sent; null: nothing to warn of, or not wanted. */
  'check-draft': {
    request: { type: 'check-draft'; draft: string; context: readonly string[]; model: string };
    response: Reply<{ hint: HintView | null }>;
  };
  /** The reader does not want such a hint on this topic again. */
  'hide-hint': { request: { type: 'hide-hint'; topic: string }; response: Reply<object> };
  /** Opens all that is known of a model in a tab of our own. */
  'show-profile': { request: { type: 'show-profile'; model: string }; response: Reply<object> };
  /** The look of what stands in the page. */
  'badge-css': { request: { type: 'badge-css' }; response: Reply<{ css: string }> };
  /** Says that answers will come soon, so that a sleeping background is awake, with its list read, when they do. */
  'wake-up': { request: { type: 'wake-up' }; response: Reply<object> };
  /** What the toolbar is to show of the page. */
  'page-mark': { request: { type: 'page-mark'; mark: PageMark }; response: Reply<object> };
  /** What the popup shows of the list in force. */
  'list-status': { request: { type: 'list-status' }; response: Reply<{ status: ListStatus }> };
  /** Looks for a newer list now. */
  'update-list': { request: { type: 'update-list' }; response: Reply<{ status: ListStatus }> };
  /** Goes back to the list before; `version`: the list that the reader saw and no longer wants. */
  'roll-back-list': {
    request: { type: 'roll-back-list'; version: number };
    response: Reply<{ status: ListStatus }>;
  };
  /** The reader pressed Report on this answer. */
  'press-report': {
    request: { type: 'press-report'; answer: Answer; press: Press };
    response: Reply<object>;
  };
  /** The reader pressed Undo. */
  'undo-report': { request: { type: 'undo-report'; messageId: string }; response: Reply<object> };
  /**
   * The reader agreed to a draft, in our own page. `collector`: the one the page named, for comparing; the background
   * takes no address from a message.
   */
  'send-report': {
    request: {
      type: 'send-report';
      draft: string;
      words: ReportWords;
      includeText: boolean;
      collector: string;
    };
    response: Reply<{ sent: Sent }>;
  };
  /** Something the reader did to a report in *My reports*. */
  'change-report': {
    request: { type: 'change-report'; id: string; change: 'delete' | 'retry' | 'send'; collector: string };
    response: Reply<object>;
  };
  'delete-reports': { request: { type: 'delete-reports' }; response: Reply<object> };
  /** Asks the collector what became of the reports it has. */
  'ask-fates': { request: { type: 'ask-fates' }; response: Reply<object> };
  /** Tries the collector in force, with a question that leaves nothing there. The reason is a code. */
  'try-collector': { request: { type: 'try-collector' }; response: Reply<object> };
  /** Brings an answer into view, and its badge into focus. */
  'show-answer': { request: { type: 'show-answer'; messageId: string }; response: boolean };
  /** Pauses this page until it is loaded anew, or ends that. */
  'pause-here': { request: { type: 'pause-here'; paused: boolean }; response: boolean };
  /** What the popup shows of the page it stands over. */
  'get-page-state': { request: { type: 'get-page-state' }; response: PageState };
  /**
   * As if Report was pressed on the answer in view, whether or not its badge shows; the reader did so in the popup or by
   * the keyboard. The response is why it came to nothing, in words; empty: it did not; null: no answer is in view.
   */
  'report-shown': { request: { type: 'report-shown' }; response: string | null };
}

export type ToTab = 'get-page-state' | 'pause-here' | 'report-shown' | 'show-answer';
export type ToBackground = Exclude<keyof MessageMap, ToTab>;
export type RequestOf<T extends keyof MessageMap> = MessageMap[T]['request'];
export type ResponseOf<T extends keyof MessageMap> = MessageMap[T]['response'];

/** A result, or why there is none in words for the reader. */
export type Reply<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string };

/** Earlier prompts sent with an answer or a draft: more than a follow-up question may look back on. */
export const CONTEXT = 8;
/** Answers in one `assess-answers` message at the most. */
export const MAX_ANSWERS = 50;

/** State of one page of HuggingChat, for the popup. */
export interface PageState {
  readonly state: 'starting' | 'ready' | 'paused' | 'unreadable' | 'no-list';
  /** Why, when `unreadable` or `no-list`; else empty. */
  readonly reason: string;
  /** Paused here only. */
  readonly pausedHere: boolean;
  /** Settled answers on the page. */
  readonly answers: number;
  /** Those with a badge that shows, in page order. */
  readonly marked: readonly MarkedAnswer[];
  /** Null until the page names it, or where there is nothing to write in. */
  readonly model: ActiveModel | null;
}

/** State of one page of HuggingChat, for the toolbar. */
export interface PageMark {
  /** `idle`: a page without answers to read. */
  readonly state: 'idle' | 'reading' | 'paused' | 'unreadable' | 'no-list';
  /** Why, when `unreadable` or `no-list`; else empty. */
  readonly reason: string;
  /** Answers with a warning that shows. */
  readonly found: number;
}

/** An answer whose badge shows. */
export interface MarkedAnswer {
  readonly messageId: string;
  /** Hub id; empty when unknown. */
  readonly model: string;
  /** The badge's words. */
  readonly text: string;
}

/**
 * Sends a request to the background. Rejects when the extension was reloaded or has gone ("context invalidated"):
 * browsers then throw at once, or have no `runtime` any more, which must not become an exception in the page.
 */
export async function sendToBackground<T extends ToBackground>(message: RequestOf<T>): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Sends a request to the content script of a tab. @throws when the tab has none. */
export function sendToTab<M extends RequestOf<ToTab>>(
  tabId: number,
  message: M,
): Promise<ResponseOf<M['type']>> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}
