import type { ConversationStore } from './conversation-store.ts';
import { bubbleOf, type PageSnapshot } from './read-page.ts';
import type { Route } from './routes.ts';
import type { Settling } from './settle.ts';
import type { PageHealth } from './types.ts';

export interface HealthFacts {
  readonly route: Route;
  readonly page: PageSnapshot;
  readonly settling: Settling;
  readonly store: Pick<ConversationStore, 'status' | 'failure' | 'conversation'>;
  /** Settled answers without any words that can be read. */
  readonly wordless: number;
}

/**
 * Judges the page when it is quiet.
 * @returns the state to report, and whether it is a fault that should be seen twice before it is reported: the page may
 * be between two states.
 */
export function judgeHealth(facts: HealthFacts): PageHealth | undefined {
  const { route, page, settling, store } = facts;
  if (route.kind !== 'conversation') {
    return { state: route.kind === 'new-chat' && page.composer ? 'reading' : 'idle' };
  }
  if (page.isBare) return { state: 'idle' };
  if (page.messages === 0) return withoutMessages(store);
  if (page.prompts.length + page.answers.length === 0)
    return unreadable('no message says whose it is, or has an id');
  if (page.answers.some(({ element }) => !bubbleOf(element))) return unreadable('an answer has no bubble');
  if (settling.unended) return unreadable('the end of an answer cannot be seen');
  if (facts.wordless > 0 && facts.wordless === settling.settled.length && store.status === 'failed') {
    return unreadable('the text of the answers was not found');
  }
  return { state: 'reading' };
}

function withoutMessages(store: HealthFacts['store']): PageHealth | undefined {
  if (store.status === 'loading' || store.status === 'unasked') return undefined;
  if (store.failure === 'denied') return { state: 'idle' };
  if (store.status === 'ready' && store.conversation?.visible === 0) return { state: 'reading' };
  return unreadable('no message was found in this conversation');
}

function unreadable(reason: string): PageHealth {
  return { state: 'unreadable', reason };
}
