import { browser } from 'wxt/browser';
import type { PageHealth } from './huggingchat/types.ts';

/**
 * Every message between Unsaid's own parts. Requests travel content script -> background and popup -> content
 * script; nothing else is answered. `message-gate.ts` decides who may send which.
 */
export interface MessageMap {
  /** The knowledge list in force, as JSON text: one string is cheaper to pass than a tree to clone twice. */
  'get-knowledge': { request: { type: 'get-knowledge' }; response: KnowledgeReply };
  /** The page's health, shown in the toolbar's title. */
  'page-health': { request: { type: 'page-health'; health: PageHealth | null }; response: null };
  /** What the popup shows of the page it stands over. */
  'get-page-state': { request: { type: 'get-page-state' }; response: PageState };
}

export type MessageType = keyof MessageMap;
export type Request = MessageMap[MessageType]['request'];

export type KnowledgeReply =
  | { readonly ok: true; readonly list: string }
  | { readonly ok: false; readonly reason: string };

/** State of one page of HuggingChat, for the popup. */
export interface PageState {
  readonly state: 'starting' | 'ready' | 'paused' | 'unreadable' | 'no-list';
  /** Why, when `unreadable` or `no-list`; else empty. */
  readonly reason: string;
  /** Settled answers on the page, and those with a badge that shows. */
  readonly answers: number;
  readonly marked: number;
}

/** Sends a request to the background. @throws when the extension was reloaded or has gone ("context invalidated"). */
export function sendToBackground<T extends 'get-knowledge' | 'page-health'>(
  message: MessageMap[T]['request'],
): Promise<MessageMap[T]['response']> {
  return browser.runtime.sendMessage(message);
}

/** Sends a request to the content script of a tab. @throws when the tab has none. */
export function sendToTab<T extends 'get-page-state'>(
  tabId: number,
  message: MessageMap[T]['request'],
): Promise<MessageMap[T]['response']> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}
