import superjson from 'superjson';
import type { Conversation, Generation, Update } from '../types.ts';

/** The page's own requests carry a mark, so that tests can tell them from everybody else's. */
export function request(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`/chat/${path}`, { ...init, headers: { ...init.headers, 'x-standin-page': '1' } });
}

export function postJson(path: string, body: unknown, method = 'POST'): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return request(path, { method, headers, body: JSON.stringify(body) });
}

/** @returns undefined when the server does not give it. */
export async function fetchConversation(
  id: string,
  generation: Generation,
): Promise<Conversation | undefined> {
  const path = generation === 'A' ? `conversation/${id}/__data.json` : `api/v2/conversations/${id}`;
  const response = await request(path);
  if (!response.ok || !response.headers.get('content-type')?.includes('application/json')) return undefined;
  const document = await response.json();
  if (generation !== 'A') return superjson.deserialize<Conversation>(document);
  const node: { type: string; data: unknown[] } = document.nodes[1];
  return node.type === 'data' ? (unflatten(node.data) as Conversation) : undefined;
}

export interface Inputs {
  readonly inputs: string;
  /** Parent of the new prompt; with `is_retry` the answer to write again or the prompt to put anew. */
  readonly id: string | undefined;
  readonly is_retry: boolean;
}

/** Posts a prompt and gives the updates of its answer as they arrive. @throws when the server refuses or the line breaks. */
export async function* streamAnswer(id: string, inputs: Inputs, signal: AbortSignal): AsyncGenerator<Update> {
  const body = new FormData();
  body.append('data', JSON.stringify(inputs));
  const response = await request(`conversation/${id}`, { method: 'POST', body, signal });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

/** Undoes `flatten` of the server. */
function unflatten(list: readonly unknown[]): unknown {
  const read = (index: number): unknown => {
    const value = list[index];
    if (Array.isArray(value)) return value[0] === 'Date' ? new Date(value[1]) : value.map(read);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, read(member)]));
  };
  return read(0);
}
