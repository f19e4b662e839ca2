import { hasFailed } from '../apply-update.ts';
import type { Conversation, ConversationSummary, Generation, Message, Settings } from '../types.ts';
import { type Ids, makeIds } from './ids.ts';
import { offeredModels, ROUTER_ID } from './models.ts';
import type { Script } from './script.ts';
import { seedConversation } from './seed.ts';

const FIRST_DATE = Date.UTC(2026, 7, 20, 9);

/** All that the stand-in remembers; made anew by `reset()`. */
export interface Store {
  readonly generation: Generation;
  readonly ids: Ids;
  readonly conversations: Map<string, Conversation>;
  readonly foreign: Set<string>;
  readonly withdrawn: Set<string>;
  settings: Settings;
  /** A clock of its own: each call one second later, so that every run gives the same dates. */
  now(): Date;
}

export function makeStore(generation: Generation, script: Script): Store {
  let seconds = 0;
  const store: Store = {
    generation,
    ids: makeIds('standin'),
    conversations: new Map(),
    foreign: new Set(),
    withdrawn: new Set(),
    settings: {
      activeModel: offeredModels(generation, new Set())[0]?.id ?? ROUTER_ID,
      streamingMode: 'smooth',
      providerOverrides: {},
      reasoningEffortOverrides: {},
    },
    now: () => new Date(FIRST_DATE + 1000 * seconds++),
  };
  // The last one made is the newest: the first of the script heads the list.
  for (const scripted of script.conversations.toReversed()) {
    if (generation === 'A' && scripted.model === ROUTER_ID) continue;
    store.conversations.set(scripted.id, seedConversation(scripted, script, store));
    if (scripted.foreign) store.foreign.add(scripted.id);
  }
  return store;
}

export function makeConversation(store: Store, id: string, model: string, title: string): Conversation {
  const date = store.now();
  const root = makeMessage(store, 'system', '', undefined);
  return {
    id,
    title,
    model,
    modelId: model,
    preprompt: '',
    rootMessageId: root.id,
    updatedAt: date,
    shared: id.length === 7,
    messages: [root],
  };
}

/** A message below `parent`, not yet in any conversation. */
export function makeMessage(
  store: Store,
  from: Message['from'],
  content: string,
  parent: Message | undefined,
): Message {
  const date = store.now();
  return {
    id: store.ids.uuid(),
    from,
    content,
    createdAt: date,
    updatedAt: date,
    ancestors: parent ? [...parent.ancestors, parent.id] : [],
    children: [],
    files: [],
    updates: [],
    interrupted: false,
  };
}

export function addMessage(conversation: Conversation, message: Message): Message {
  const parent = findMessage(conversation, message.ancestors.at(-1));
  parent?.children.push(message.id);
  conversation.messages.push(message);
  conversation.updatedAt = message.updatedAt;
  return message;
}

export function findMessage(conversation: Conversation, id: string | undefined): Message | undefined {
  return conversation.messages.find((message) => message.id === id);
}

/** The newest leaf: where a prompt goes that names no parent. */
export function newestLeaf(conversation: Conversation): Message | undefined {
  return conversation.messages.findLast((message) => message.children.length === 0);
}

/** Own conversations, newest first, without snapshots and those of other sessions. */
export function listConversations(store: Store): ConversationSummary[] {
  return [...store.conversations.values()]
    .filter(({ id, shared }) => !shared && !store.foreign.has(id))
    .map(({ id, title, updatedAt, model, modelId }) => ({ id, title, updatedAt, model, modelId }))
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

/**
 * Gives the conversation another model. The newest page writes the old one into the answers that have none (route
 * empty); before, the old model is lost.
 */
export function switchModel(store: Store, conversation: Conversation, model: string): void {
  if (store.generation === 'C') {
    for (const message of conversation.messages) {
      if (message.from !== 'assistant' || message.routerMetadata?.model || hasFailed(message)) continue;
      message.routerMetadata = {
        route: '',
        provider: '',
        ...message.routerMetadata,
        model: conversation.model,
      };
    }
  }
  conversation.model = model;
  conversation.modelId = model;
}
