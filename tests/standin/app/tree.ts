import type { Conversation, Message } from '../types.ts';

/** The messages of the branch with `leafId` (without it: the newest), in order, without the system's. */
export function visiblePath(conversation: Conversation, leafId: string | undefined): Message[] {
  const { messages } = conversation;
  const byId = new Map(messages.map((message) => [message.id, message]));
  let leaf = (leafId && byId.get(leafId)) || messages.findLast(({ children }) => children.length === 0);
  for (let next = leaf; next; next = byId.get(next.children.at(-1) ?? '')) leaf = next;
  if (!leaf) return [];
  const path = [...leaf.ancestors.map((id) => byId.get(id)), leaf];
  return path.filter((message): message is Message => message !== undefined && message.from !== 'system');
}

/** Ids of the versions of a message, itself among them, oldest first. */
export function alternativesOf(conversation: Conversation, message: Message): string[] {
  const parent = conversation.messages.find(({ id }) => id === message.ancestors.at(-1));
  return parent?.children ?? [message.id];
}

/** Puts a page-made message below `parent`. @returns the message as the conversation now holds it. */
export function addPageMessage(
  conversation: Conversation,
  from: Message['from'],
  content: string,
  parent: Message | undefined,
): Message {
  const date = new Date();
  const id = crypto.randomUUID();
  conversation.messages.push({
    id,
    from,
    content,
    createdAt: date,
    updatedAt: date,
    ancestors: parent ? [...parent.ancestors, parent.id] : [],
    children: [],
    files: [],
    updates: [],
    interrupted: false,
  });
  parent?.children.push(id);
  const added = conversation.messages.at(-1);
  if (!added) throw new Error('unreachable: a message was just added');
  return added;
}
