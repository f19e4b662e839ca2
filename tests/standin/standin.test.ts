// @vitest-environment node
import { request } from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Standin, startStandin } from './server.ts';
import type { Generation, Update } from './types.ts';

const SESSION = 'hf-chat=standin-session';
const HTML = 'text/html';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request as a browser in the same session would send it. */
function ask(standin: Standin, path: string, init: Init = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: standin.port,
        path,
        method: init.method ?? 'GET',
        headers: { cookie: SESSION, ...init.headers },
        rejectUnauthorized: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(init.body);
  });
}

const pathOf = (standin: Standin, name: string) => new URL(standin.conversationUrl(name)).pathname;
const idOf = (standin: Standin, name: string) => pathOf(standin, name).split('/').at(-1) ?? '';

/** The conversation as the v2 API gives it. */
async function readConversation(standin: Standin, id: string) {
  return JSON.parse((await ask(standin, `/chat/api/v2/conversations/${id}`)).text).json;
}

/** Posts a prompt and gives all lines of the stream. */
async function prompt(standin: Standin, id: string, data: object): Promise<Update[]> {
  const boundary = 'standin-boundary';
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="data"\r\n\r\n${JSON.stringify(data)}\r\n--${boundary}--\r\n`;
  const { text, headers } = await ask(standin, `/chat/conversation/${id}`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
  });
  expect(headers['content-type']).toBe('application/jsonl');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

const standins = {} as Record<Generation, Standin>;

beforeAll(async () => {
  for (const generation of ['A', 'B', 'C'] as const) {
    standins[generation] = await startStandin({ generation, speed: 500 });
  }
}, 60_000);

afterEach(() => {
  for (const standin of Object.values(standins)) standin.reset();
});

afterAll(async () => {
  await Promise.all(Object.values(standins).map((standin) => standin.close()));
});

describe('addresses', () => {
  it('sends /chat to /chat/ and keeps the query', async () => {
    const { status, headers } = await ask(standins.C, '/chat?q=hi');
    expect([status, headers.location]).toEqual([308, '/chat/?q=hi']);
  });

  it.each(['/chat/', '/chat/models', '/chat/models/no/such-model', '/chat/settings/omni', '/chat/r/Sn4pSh0'])(
    'renders %s',
    async (path) => {
      const { status, headers, text } = await ask(standins.C, path, { headers: { accept: HTML } });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(HTML);
      expect(text).toContain('id="app"');
    },
  );

  it('renders a conversation only for who asks for HTML', async () => {
    const path = pathOf(standins.C, 'omni');
    expect((await ask(standins.C, path)).status).toBe(405);
    const { status, text } = await ask(standins.C, path, { headers: { accept: HTML } });
    expect(status).toBe(200);
    expect(text.match(/data-message-role="assistant"/g)).toHaveLength(5);
  });

  it.each(['ffffffffffffffffffffffff', '65a000000000000000000027'])('sends %s home', async (id) => {
    const { status, headers } = await ask(standins.C, `/chat/conversation/${id}`, {
      headers: { accept: HTML },
    });
    expect([status, headers.location]).toEqual([302, '/chat/']);
  });

  it.each([
    ['A', "frame-ancestors 'none';"],
    ['B', "frame-ancestors 'none';"],
    ['C', 'frame-ancestors https://huggingface.co;'],
  ] as const)('generation %s has the policy %s', async (generation, policy) => {
    const { headers } = await ask(standins[generation], '/chat/');
    expect(headers['content-security-policy']).toBe(policy);
  });
});

describe('the conversation API', () => {
  it.each(['B', 'C'] as const)('gives superjson in generation %s', async (generation) => {
    const standin = standins[generation];
    const { headers, text } = await ask(standin, `/chat/api/v2/conversations/${idOf(standin, 'omni')}`);
    expect(headers['content-type']).toBe('application/json');
    const { json, meta } = JSON.parse(text);
    expect(json).toMatchObject({
      model: 'omni',
      modelId: 'omni',
      shared: false,
      title: 'A bit of everything',
    });
    expect(json.updatedAt).toMatch(/^2026-/);
    expect(meta.values.updatedAt).toEqual(['Date']);
    const [root, user, answer] = json.messages;
    expect(root).toMatchObject({ from: 'system', id: json.rootMessageId });
    expect(user).toMatchObject({ from: 'user', ancestors: [root.id], children: [answer.id] });
    expect(answer.ancestors).toEqual([root.id, user.id]);
    expect(answer.id).toMatch(UUID);
    expect(answer.routerMetadata).toEqual({
      route: 'default',
      model: 'moonshotai/Kimi-K2.6',
      provider: 'novita',
    });
  });

  it('names different models in one Omni conversation', async () => {
    const { messages } = await readConversation(standins.C, idOf(standins.C, 'omni'));
    const models = messages.flatMap(
      (message: { routerMetadata?: { model: string } }) => message.routerMetadata?.model ?? [],
    );
    expect(new Set(models).size).toBeGreaterThanOrEqual(4);
    expect(models).toContain('Qwen/Qwen3-235B-A22B-Instruct-2507');
    expect(models).toContain('deepseek-ai/DeepSeek-V3.1');
  });

  it('answers any unknown v2 path with a page in generation A, which has the older API', async () => {
    const id = idOf(standins.A, 'tiananmen-r1');
    const { status, headers } = await ask(standins.A, `/chat/api/v2/conversations/${id}`);
    expect([status, headers['content-type']]).toEqual([200, HTML]);
    const older = JSON.parse((await ask(standins.A, `/chat/api/conversation/${id}`)).text);
    expect(older.modelId).toBe('deepseek-ai/DeepSeek-R1-0528');
    expect(older.messages[2].reasoning).toContain('1989');
    expect(older.messages[2].content).not.toContain('<think>');
  });

  it('has the router in the updates of the older API, and no field for it', async () => {
    const { text } = await ask(standins.C, `/chat/api/conversation/${idOf(standins.C, 'omni')}`);
    const answer = JSON.parse(text).messages[2];
    expect(answer.routerMetadata).toBeUndefined();
    expect(answer.updates).toContainEqual({
      type: 'routerMetadata',
      route: 'default',
      model: 'moonshotai/Kimi-K2.6',
    });
  });

  it('opens a snapshot to everybody, a conversation only to its session', async () => {
    const alone = { headers: { cookie: '' } };
    expect((await ask(standins.C, '/chat/api/v2/conversations/Sn4pSh0', alone)).status).toBe(200);
    const own = `/chat/api/v2/conversations/${idOf(standins.C, 'omni')}`;
    expect((await ask(standins.C, own, alone)).status).toBe(403);
    const foreign = await ask(standins.C, `/chat/api/v2/conversations/${idOf(standins.C, 'foreign')}`);
    expect([foreign.status, typeof JSON.parse(foreign.text).message]).toEqual([403, 'string']);
    expect((await ask(standins.C, '/chat/api/v2/conversations/0123456')).status).toBe(404);
  });

  it('lists models with the router first, settings, the user and the configuration', async () => {
    const read = async (path: string) =>
      JSON.parse((await ask(standins.C, `/chat/api/v2/${path}`)).text).json;
    const models = await read('models');
    expect(models[0]).toMatchObject({ id: 'omni', isRouter: true });
    expect(models.length).toBeGreaterThanOrEqual(10);
    expect((await read('user/settings')).activeModel).toBe('omni');
    expect(await read('user')).toBeNull();
    expect((await read('conversations?p=0')).hasMore).toBe(false);
    expect((await read('public-config')).PUBLIC_LLM_ROUTER_ALIAS_ID).toBe('omni');
  });

  it('gives page data in flat form in generation A only', async () => {
    const read = async (generation: Generation) => {
      const path = `${pathOf(standins[generation], 'ordinary')}/__data.json`;
      return JSON.parse((await ask(standins[generation], path)).text).nodes;
    };
    expect(await read('C')).toEqual([null, null]);
    const [, node] = await read('A');
    expect(node.data[node.data[0].title]).toBe('Soup, code and a trip');
  });

  it('misbehaves on demand, for others than the page', async () => {
    const standin = standins.C;
    const path = `/chat/api/v2/conversations/${idOf(standin, 'omni')}`;
    standin.failApi('500');
    expect((await ask(standin, path)).status).toBe(500);
    expect((await ask(standin, path, { headers: { 'x-standin-page': '1' } })).status).toBe(200);
    standin.failApi('html', { part: 'v2' });
    expect((await ask(standin, path)).headers['content-type']).toBe(HTML);
    expect((await ask(standin, path.replace('/v2/conversations', '/conversation'))).status).toBe(200);
    standin.failApi('500', { pageToo: true });
    expect((await ask(standin, path, { headers: { 'x-standin-page': '1' } })).status).toBe(500);
    standin.failApi('broken');
    const broken = await ask(standin, path);
    expect(broken.headers['content-type']).toBe('application/json');
    expect(() => JSON.parse(broken.text)).toThrow();
    standin.failApi('strange');
    expect(JSON.parse((await ask(standin, path)).text).json.messages).toEqual({ 0: 'none' });
    standin.failApi('hang');
    await expect(
      Promise.race([ask(standin, path), new Promise((resolve) => setTimeout(resolve, 150, 'silence'))]),
    ).resolves.toBe('silence');
  });
});

describe('an answer', () => {
  const kinds = (updates: readonly Update[]) =>
    updates
      .map((update) => (update.type === 'status' ? update.status : update.type))
      .filter((kind) => kind !== 'keepAlive')
      .filter((kind, index, all) => kind !== all[index - 1]);

  it('of Omni names its model before the first word and its provider at the end', async () => {
    const { conversationId } = JSON.parse(
      (await ask(standins.C, '/chat/conversation', { method: 'POST', body: '{"model":"omni"}' })).text,
    );
    const updates = await prompt(standins.C, conversationId, { inputs: 'Is Taiwan a country?' });
    expect(kinds(updates)).toEqual([
      'started',
      'title',
      'routerMetadata',
      'stream',
      'finalAnswer',
      'routerMetadata',
      'finished',
    ]);
    const [first, last] = updates.filter(({ type }) => type === 'routerMetadata');
    expect(first).toEqual({
      type: 'routerMetadata',
      route: 'default',
      model: 'deepseek-ai/DeepSeek-R1-0528',
    });
    expect(last).toEqual({ type: 'routerMetadata', route: '', model: '', provider: 'novita' });
    const { messages } = await readConversation(standins.C, conversationId);
    expect(messages.at(-1).routerMetadata).toEqual({
      route: 'default',
      model: 'deepseek-ai/DeepSeek-R1-0528',
      provider: 'novita',
    });
  });

  it('of a fixed model names only the provider, in generation A not even that', async () => {
    const data = { inputs: 'Give me a recipe.' };
    const updates = await prompt(standins.C, idOf(standins.C, 'ordinary'), data);
    expect(kinds(updates)).toEqual(['started', 'stream', 'finalAnswer', 'routerMetadata', 'finished']);
    const old = await prompt(standins.A, idOf(standins.A, 'ordinary'), data);
    expect(kinds(old)).toEqual(['started', 'stream', 'finalAnswer', 'finished']);
  });

  it('streams padded tokens that add up to the final text, reasoning apart in generation A', async () => {
    const data = { inputs: 'Tell me about Tiananmen.' };
    const updates = await prompt(standins.C, idOf(standins.C, 'tiananmen-r1'), data);
    const tokens = updates.flatMap((update) => (update.type === 'stream' ? [update.token] : []));
    expect(tokens.every((token) => token.length >= 16)).toBe(true);
    const final = updates.find((update) => update.type === 'finalAnswer');
    expect(final).toMatchObject({ interrupted: false, text: tokens.join('').replaceAll('\0', '') });
    expect(final?.type === 'finalAnswer' && final.text).toMatch(/^<think>\n[\s\S]+\n<\/think>\n\nI am sorry/);
    const old = await prompt(standins.A, idOf(standins.A, 'tiananmen-r1'), data);
    expect(kinds(old)).toEqual(['started', 'reasoning', 'stream', 'finalAnswer', 'finished']);
  });

  it('is a sibling when asked for again, and says something else', async () => {
    const id = idOf(standins.C, 'branches');
    const before = await readConversation(standins.C, id);
    const target = before.messages.find(({ from }: { from: string }) => from === 'assistant');
    await prompt(standins.C, id, { inputs: '', id: target.id, is_retry: true });
    const after = await readConversation(standins.C, id);
    expect(after.messages).toHaveLength(before.messages.length + 1);
    expect(after.messages.at(-1).ancestors).toEqual(target.ancestors);
    expect(after.messages.at(-1).content).toBe('This is the first answer.');
  });

  it('goes on when the reader leaves, and ends with less text when stopped', async () => {
    const standin = standins.C;
    const id = idOf(standin, 'ordinary');
    standin.setSpeed(4);
    const reading = prompt(standin, id, { inputs: '[slow] Go.' });
    await expect
      .poll(async () => (await readConversation(standin, id)).messages.at(-1).content.length)
      .toBeGreaterThan(100);
    const partial = await readConversation(standin, id);
    expect(partial.messages.at(-1)).toMatchObject({ from: 'assistant', interrupted: false });
    await ask(standin, `/chat/conversation/${id}/stop-generating`, { method: 'POST' });
    const updates = await reading;
    const streamed = updates
      .flatMap((update) => (update.type === 'stream' ? [update.token.replaceAll('\0', '')] : []))
      .join('');
    const { content, interrupted } = (await readConversation(standin, id)).messages.at(-1);
    expect(interrupted).toBe(true);
    expect(streamed.startsWith(content)).toBe(true);
    expect(content.length).toBeLessThan(streamed.length);
  });

  it('that fails is empty and says so', async () => {
    const id = idOf(standins.C, 'ordinary');
    expect(kinds(await prompt(standins.C, id, { inputs: '[error]' }))).toEqual(['started', 'error']);
    expect((await readConversation(standins.C, id)).messages.at(-1).content).toBe('');
  });

  it('can be followed by events from any number on', async () => {
    const standin = standins.C;
    const id = idOf(standin, 'ordinary');
    standin.setSpeed(40);
    const reading = prompt(standin, id, { inputs: 'Plan a trip.' });
    const generation = async () => (await readConversation(standin, id)).messages.at(-1).generationId;
    await expect.poll(generation).toMatch(UUID);
    const { text } = await ask(
      standin,
      `/chat/conversation/${id}/stream?generationId=${await generation()}&fromSeq=1`,
    );
    const updates = (await reading).filter(
      (update) => !(update.type === 'status' && update.status === 'keepAlive'),
    );
    const events = text
      .split('\n')
      .filter((line) => line.startsWith('data: {"seq"'))
      .map((line) => JSON.parse(line.slice('data: '.length)))
      .filter(({ seq }) => seq !== null);
    expect(events.map(({ update }) => update)).toEqual(updates.slice(1));
  });
});

describe('a switch of the model', () => {
  it.each([
    ['C', '01-ai/Yi-34B-Chat'],
    ['B', undefined],
  ] as const)('leaves the older answers of generation %s with %s', async (generation, model) => {
    const standin = standins[generation];
    const id = idOf(standin, 'withdrawn');
    await ask(standin, `/chat/conversation/${id}`, { method: 'PATCH', body: '{"model":"zai-org/GLM-4.6"}' });
    const conversation = await readConversation(standin, id);
    expect(conversation.model).toBe('zai-org/GLM-4.6');
    expect(conversation.messages[2].routerMetadata?.model).toBe(model);
    expect(conversation.messages[2].routerMetadata?.route ?? '').toBe('');
  });
});

describe('the server-rendered page', () => {
  it.each(['B', 'C'] as const)('carries the data of its API in generation %s', async (generation) => {
    const standin = standins[generation];
    const id = idOf(standin, 'omni');
    const { text } = await ask(standin, `/chat/conversation/${id}`, { headers: { accept: HTML } });
    const tag = `<script type="application/json" data-sveltekit-fetched data-url="/chat/api/v2/conversations/${id}">`;
    const from = text.indexOf(tag) + tag.length;
    const { status, body } = JSON.parse(text.slice(from, text.indexOf('</script>', from)));
    expect(status).toBe(200);
    expect(JSON.parse(body).json).toEqual(await readConversation(standin, id));
  });

  it('has no marks on its messages when told so', async () => {
    standins.C.setUnmarked(true);
    const { text } = await ask(standins.C, pathOf(standins.C, 'omni'), { headers: { accept: HTML } });
    expect(text).not.toMatch(/data-message-/);
    expect(text).toContain('Two days in Lisbon');
  });

  it('carries none in generation A', async () => {
    const { text } = await ask(standins.A, pathOf(standins.A, 'ordinary'), { headers: { accept: HTML } });
    expect(text).not.toContain('data-sveltekit-fetched');
  });

  it('writes formulas three times over', async () => {
    const { text } = await ask(standins.C, pathOf(standins.C, 'formulas'), { headers: { accept: HTML } });
    expect(text).toMatch(
      /class="katex-mathml">.*<annotation encoding="application\/x-tex">.*class="katex-html"/,
    );
  });
});

describe('the scripts', () => {
  const said = async (name: string, index: number) => {
    const { messages } = await readConversation(standins.C, idOf(standins.C, name));
    return messages.filter(({ from }: { from: string }) => from === 'assistant')[index].content;
  };

  it('have Qwen2.5 answer in English and evade in Chinese', async () => {
    expect((await said('tiananmen-qwen25', 0)).length).toBeGreaterThan(1000);
    expect(await said('tiananmen-qwen25', 1)).toMatch(/^作为一个人工智能助手/);
  });

  it.each([
    ['fr', /désolé/],
    ['de', /untrennbarer Teil/],
    ['ru', /Извините/],
    ['ja', /申し訳/],
    ['ar', /عذرًا/],
    ['zh-hans', /换个话题|无法回答/],
    ['zh-hant', /很抱歉，我無法/],
  ])('speak %s', async (name, words) => {
    expect(await said(name, 0)).toMatch(words);
    expect(await said(name, 1)).not.toMatch(words);
  });

  it('give five hundred messages on request', async () => {
    const { messages } = await readConversation(standins.C, idOf(standins.C, 'long'));
    expect(messages).toHaveLength(501);
  });
});

it('gives the same ids again after a reset, and logs who asked', async () => {
  const standin = standins.C;
  const path = `/chat/api/v2/conversations/${idOf(standin, 'omni')}`;
  const before = (await ask(standin, path)).text;
  await prompt(standin, idOf(standin, 'omni'), { inputs: 'Hello' });
  expect((await ask(standin, path, { headers: { 'x-standin-page': '1' } })).text).not.toBe(before);
  const reads = standin.requests.filter((request) => request.path === path);
  expect(reads.map(({ fromPage, status }) => [fromPage, status])).toEqual([
    [false, 200],
    [true, 200],
  ]);
  standin.reset();
  expect(standin.requests).toEqual([]);
  expect((await ask(standin, path)).text).toBe(before);
});
