import type { Conversation } from '../types.ts';
import type { Exchange } from './http.ts';
import { offeredModels, ROUTER_ID } from './models.ts';
import type { Site } from './site.ts';
import { listConversations } from './store.ts';

/** The v2 documents that need no id; also what the server-rendered page carries in its data tags. */
export function v2Value(path: string, { store }: Site): unknown {
  switch (path) {
    case 'models':
      return offeredModels(store.generation, store.withdrawn);
    case 'user/settings':
      return store.settings;
    case 'user':
      return null;
    case 'conversations':
      return { conversations: listConversations(store), hasMore: false };
    case 'public-config':
      return {
        PUBLIC_VERSION: 'standin',
        PUBLIC_COMMIT_SHA: `standin-${store.generation}`,
        PUBLIC_LLM_ROUTER_ALIAS_ID: ROUTER_ID,
        PUBLIC_APP_ASSETS: 'huggingchat',
      };
  }
}

type Readable = { conversation: Conversation } | { status: 403 | 404; message: string };

/** A snapshot is readable by everybody, a conversation only by a session that owns it. */
export function findReadable({ hasSession }: Exchange, { store }: Site, id: string): Readable {
  const conversation = store.conversations.get(id);
  if (!conversation) return { status: 404, message: 'Conversation not found.' };
  if (conversation.shared || (hasSession && !store.foreign.has(id))) return { conversation };
  return { status: 403, message: "You don't have access to this conversation." };
}

/** The older API has no `routerMetadata`; the updates of that type are in `updates`. */
export function olderShape({ id, title, modelId, updatedAt, messages }: Conversation) {
  return {
    id,
    title,
    updatedAt,
    modelId,
    messages: messages.map(
      ({ id, from, content, updates, reasoning, createdAt, updatedAt, ancestors, children }) => ({
        id,
        from,
        content,
        createdAt,
        updatedAt,
        updates,
        ancestors,
        children,
        ...(reasoning !== undefined && { reasoning }),
      }),
    ),
  };
}
