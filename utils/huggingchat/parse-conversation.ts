import { hubId } from './routes.ts';

/** One message as the conversation API gives it, with the model that the router chose for it. */
export interface ApiMessage {
  /** As stored: Markdown with `<think>` blocks. */
  readonly content: string;
  /** Separate field of older generations; else empty. */
  readonly reasoning: string;
  /** Hub id; empty when the message does not name one. */
  readonly model: string;
  readonly provider: string;
  readonly route: string;
}

export interface Conversation {
  /** Which of the page's APIs answered: its form tells them apart. */
  readonly api: 'v2' | 'older';
  /** Id the conversation is pinned to: a Hub id or the router's. */
  readonly model: string;
  /** All messages of all branches, by id. */
  readonly messages: ReadonlyMap<string, ApiMessage>;
  /** How many of them a page would show, the system message left out. */
  readonly visible: number;
}

const MESSAGE_LIMIT = 20_000;
const UPDATE_LIMIT = 5_000;

/**
 * Parses the answer of either conversation API: v2 (superjson, `{json, meta}`) or the older plain one.
 * @returns null when it has not the expected shape; messages that have not are left out.
 */
export function parseConversation(body: unknown): Conversation | null {
  const data = isRecord(body) && isRecord(body.json) ? body.json : body;
  if (!isRecord(data) || !Array.isArray(data.messages)) return null;
  const messages = new Map<string, ApiMessage>();
  let visible = 0;
  for (const item of data.messages.slice(0, MESSAGE_LIMIT)) {
    if (!isRecord(item) || typeof item.id !== 'string') continue;
    messages.set(item.id, parseMessage(item));
    if (item.from === 'user' || item.from === 'assistant') visible += 1;
  }
  const api = data === body ? 'older' : 'v2';
  return { api, model: text(data.model, 200) || text(data.modelId, 200), messages, visible };
}

function parseMessage(item: Record<string, unknown>): ApiMessage {
  const choice = routerChoice(item);
  return {
    content: text(item.content, 1_000_000),
    reasoning: text(item.reasoning, 1_000_000),
    model: hubId(text(choice.model, 200)),
    provider: text(choice.provider, 64),
    route: text(choice.route, 64),
  };
}

/** `routerMetadata`, or what the stored updates say of it: the last one names only the provider and blanks the rest. */
function routerChoice(item: Record<string, unknown>): Record<string, unknown> {
  if (isRecord(item.routerMetadata)) return item.routerMetadata;
  const merged: Record<string, unknown> = {};
  if (!Array.isArray(item.updates)) return merged;
  for (const update of item.updates.slice(-UPDATE_LIMIT)) {
    if (!isRecord(update) || update.type !== 'routerMetadata') continue;
    for (const key of ['model', 'provider', 'route']) if (update[key]) merged[key] = update[key];
  }
  return merged;
}

/** Ids that `GET /chat/api/v2/models` marks as routers. @returns null when it has not the expected shape. */
export function parseRouterIds(body: unknown): ReadonlySet<string> | null {
  const data = isRecord(body) && Array.isArray(body.json) ? body.json : body;
  if (!Array.isArray(data)) return null;
  const routers = data.slice(0, 5_000).filter((model) => isRecord(model) && model.isRouter === true);
  return new Set(routers.map((model) => text(model.id, 200)).filter((id) => id !== ''));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.slice(0, limit) : '';
}
