import { expect, it } from 'vitest';
import { createPageApi } from './page-api.ts';

const OWN = '6b0483d57e343ca71e69f828';
const CONVERSATION = { model: 'a/B', messages: [{ id: 'x', from: 'assistant', content: 'y' }] };
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const html = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });

function apiWith(answer: (path: string, init: RequestInit) => Response | Promise<Response>) {
  const asked: string[] = [];
  const api = createPageApi('https://huggingface.co', async (url, init) => {
    const path = new URL(String(url)).pathname.replace('/chat/api/', '');
    asked.push(path);
    return answer(path, init ?? {});
  });
  return { api, asked };
}

const live = () => new AbortController().signal;

it('asks v2 once, as the page would', async () => {
  const { api, asked } = apiWith((_, init) => {
    expect(init).toMatchObject({ credentials: 'same-origin', headers: { Accept: 'application/json' } });
    expect(init.method ?? 'GET').toBe('GET');
    return json({ json: CONVERSATION });
  });
  const result = await api.fetchConversation(OWN, live());
  expect(result.ok && result.value.model).toBe('a/B');
  expect(asked).toEqual([`v2/conversations/${OWN}`]);
});

it('turns to the older API where v2 is the home page, and asks it first from then on', async () => {
  const { api, asked } = apiWith((path) => (path.startsWith('v2') ? html() : json(CONVERSATION)));
  expect((await api.fetchConversation(OWN, live())).ok).toBe(true);
  expect((await api.fetchConversation(OWN, live())).ok).toBe(true);
  expect(asked).toEqual([`v2/conversations/${OWN}`, `conversation/${OWN}`, `conversation/${OWN}`]);
});

it('does not ask the older API for a shared snapshot', async () => {
  const { api, asked } = apiWith(() => html());
  expect(await api.fetchConversation('1fmKk5F', live())).toEqual({ ok: false, failure: 'not-json' });
  expect(asked.length).toBe(1);
});

it.each([
  ['a refusal', () => json({ message: 'no' }, 403), 'denied', 1],
  ['an error', () => json({}, 500), 'status', 2],
  ['another shape', () => json({ json: {} }), 'shape', 2],
  ['broken JSON', () => new Response('{', { headers: { 'content-type': 'application/json' } }), 'shape', 2],
  ['no network', () => Promise.reject(new TypeError('offline')), 'network', 1],
])('reports %s', async (_, answer, failure, requests) => {
  const { api, asked } = apiWith(answer);
  expect(await api.fetchConversation(OWN, live())).toEqual({ ok: false, failure });
  expect(asked.length).toBe(requests);
});

it('reports an abort as such', async () => {
  const leaving = new AbortController();
  const { api } = apiWith((_, init) => {
    leaving.abort();
    init.signal?.throwIfAborted();
    return json({});
  });
  expect(await api.fetchConversation(OWN, leaving.signal)).toEqual({ ok: false, failure: 'aborted' });
});
