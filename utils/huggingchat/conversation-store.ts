import type { ApiFailure, PageApi } from './page-api.ts';
import type { Conversation } from './parse-conversation.ts';

/** What the page's API has said of the conversation that is shown, and when to ask it again. */
export interface ConversationStore {
  /** The last answer for this conversation; older than some messages of the page, perhaps. */
  readonly conversation: Conversation | undefined;
  readonly status: 'unasked' | 'loading' | 'ready' | 'failed';
  readonly failure: ApiFailure | undefined;
  /** Shows another conversation, or none (`''`): a request under way is aborted. */
  show(id: string): void;
  /**
   * Asks for the conversation if one of these message ids has not been asked for: one request covers them all, and
   * each id is asked for once. While a request is under way nothing new is sent; ask again when it has come back.
   */
  request(ids: Iterable<string>): void;
  /** When the answer at hand was asked for, by `performance.now()`; 0 when there is none. */
  readonly requestedAt: number;
  wasAskedFor(id: string): boolean;
}

interface Entry {
  readonly conversation: Conversation;
  readonly requestedAt: number;
}

/** Conversations kept for coming back to. */
const KEPT = 6;
/** Asked for in the name of the conversation itself, when the page shows no message. */
export const CONVERSATION_ITSELF = '';

export function createConversationStore(
  api: PageApi,
  onAnswer: () => void,
  signal: AbortSignal,
): ConversationStore {
  const kept = new Map<string, Entry>();
  const asked = new Set<string>();
  let shown = '';
  let inFlight: AbortController | undefined;
  let failure: ApiFailure | undefined;

  async function load(id: string): Promise<void> {
    const own = new AbortController();
    inFlight = own;
    failure = undefined;
    const requestedAt = performance.now();
    const result = await api.fetchConversation(id, AbortSignal.any([signal, own.signal]));
    if (inFlight !== own || signal.aborted) return;
    inFlight = undefined;
    if (result.ok) {
      kept.delete(id);
      kept.set(id, { conversation: result.value, requestedAt });
      for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    } else {
      failure = result.failure;
    }
    onAnswer();
  }

  return {
    get conversation() {
      return kept.get(shown)?.conversation;
    },
    get status() {
      if (inFlight) return 'loading';
      if (failure) return 'failed';
      return kept.has(shown) ? 'ready' : 'unasked';
    },
    get failure() {
      return failure;
    },
    show(id) {
      if (id === shown) return;
      inFlight?.abort();
      inFlight = undefined;
      failure = undefined;
      asked.clear();
      shown = id;
    },
    request(ids) {
      if (shown === '' || inFlight) return;
      const fresh = [...ids].filter((id) => !asked.has(id));
      for (const id of fresh) asked.add(id);
      if (fresh.length > 0) void load(shown);
    },
    get requestedAt() {
      return kept.get(shown)?.requestedAt ?? 0;
    },
    wasAskedFor: (id) => asked.has(id),
  };
}
