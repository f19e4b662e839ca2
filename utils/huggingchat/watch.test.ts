// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Generation, messageAt, showFixture } from './fixtures/load.ts';
import type { ActiveModel, Answer, HuggingChatPage, PageHealth } from './types.ts';
import { watchHuggingChat } from './watch.ts';

const OWN = '6b0483d57e343ca71e69f828';
const ANSWER = { a: 'a0000000-0000-4000-8000-000000000002', b: 'b0000000-0000-4000-8000-000000000002' };
const SWAPPED = 'b0000000-0000-4000-8000-00000000000a';

const stored = (id: string, more: object = {}) => ({
  id,
  from: 'assistant',
  content: 'The **stored** answer.',
  ...more,
});
const conversation = (model: string, ...messages: object[]) => ({ json: { model, messages } });

let answers: readonly Answer[];
let heard: string[];
let activeModel: ActiveModel | undefined;
let health: PageHealth | undefined;
let requests: { path: string; aborted: boolean; answer(body: unknown, status?: number): void }[];
let page: HuggingChatPage;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  [answers, heard, requests, activeModel, health] = [[], [], [], undefined, undefined];
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function goTo(path: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://huggingface.co${path}`,
  );
}

function open(generation: Generation, path = `/chat/conversation/${OWN}`): void {
  goTo(path);
  showFixture(generation);
  watch();
}

function watch(): void {
  life = new AbortController();
  page = watchHuggingChat(
    {
      answers(list) {
        answers = list;
        heard.push(list.map(({ model, text }) => `${model.id} ${model.origin} ${text.length}`).join(', '));
        for (const { messageId } of list) page.placeBadge(messageId, document.createElement('unsaid-badge'));
      },
      activeModel: (model) => {
        activeModel = model;
      },
      health: (next) => {
        health = next;
      },
      theme() {},
      draft() {},
      busy() {},
    },
    life.signal,
    { fetch: fakeFetch },
  );
}

const fakeFetch: typeof fetch = (url, init) =>
  new Promise((resolve, reject) => {
    const request = {
      path: new URL(String(url)).pathname.replace('/chat/api/', ''),
      aborted: false,
      answer: (body: unknown, status = 200) =>
        resolve(
          new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
        ),
    };
    init?.signal?.addEventListener('abort', () => {
      request.aborted = true;
      reject(new DOMException('', 'AbortError'));
    });
    requests.push(request);
  });

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const paths = () => requests.map(({ path }) => path);
const badges = () => document.querySelectorAll('unsaid-badge').length;

/** What the page does after each answer: the same message in a new element, under the server's id. */
function swap(): void {
  const fresh = messageAt(1).cloneNode(true) as Element;
  for (const host of fresh.querySelectorAll('unsaid-badge')) host.remove();
  fresh.setAttribute('data-message-id', SWAPPED);
  messageAt(1).replaceWith(fresh);
}

describe('a settled answer', () => {
  it('is read with one request, and reported with the API’s words and model', async () => {
    open('a');
    await pass(599);
    expect(requests).toEqual([]);
    await pass(1);
    expect(paths()).toEqual(['v2/models', `v2/conversations/${OWN}`].toReversed());
    expect(answers).toEqual([]);
    requests[1]?.answer({ json: [] });
    requests[0]?.answer(
      conversation('Qwen/QwQ-32B', stored(ANSWER.a, { routerMetadata: { provider: 'nscale' } })),
    );
    await pass(0);
    expect(answers).toEqual([
      {
        messageId: ANSWER.a,
        prompt: 'What happened in 1989?',
        earlierPrompts: [],
        text: 'The **stored** answer.',
        reasoning: '',
        model: { id: 'Qwen/QwQ-32B', provider: 'nscale', route: '', origin: 'api' },
        source: 'v2',
        shared: false,
      },
    ]);
    expect(health).toEqual({ state: 'reading' });
    expect(badges()).toBe(1);
    await pass(60_000);
    expect(heard.length).toBe(1);
    expect(requests.length).toBe(2);
  });

  it('by the router is reported from the page at once, then with what the API adds', async () => {
    open('b');
    await pass(600);
    expect(answers[0]?.model).toEqual({
      id: 'Qwen/Qwen3-235B-A22B-Instruct-2507',
      provider: 'together',
      route: '',
      origin: 'link',
    });
    const routerMetadata = {
      model: 'Qwen/Qwen3-235B-A22B-Instruct-2507',
      provider: 'together',
      route: 'casual',
    };
    requests[0]?.answer(conversation('omni', stored(ANSWER.b, { routerMetadata })));
    await pass(0);
    expect(answers[0]?.model).toEqual({
      id: routerMetadata.model,
      provider: 'together',
      route: 'casual',
      origin: 'api',
    });
    expect(activeModel).toEqual({ kind: 'router', seen: [routerMetadata.model] });
    expect(paths()).toEqual([`v2/conversations/${OWN}`]);
    expect(badges()).toBe(1);
  });

  it('under a page-made id waits for the swap, and the swap costs no second request', async () => {
    open('b');
    document.querySelector('[data-message-role] a[href]')?.remove();
    await pass(600);
    const content = 'Protests filled the square, x² people.';
    requests[0]?.answer(conversation('Qwen/QwQ-32B', stored(SWAPPED, { content })));
    await pass(500);
    expect(heard).toEqual([]);
    swap();
    await pass(600);
    requests[1]?.answer({ json: [{ id: 'omni', isRouter: true }] });
    await pass(0);
    expect(answers.map(({ messageId }) => messageId)).toEqual([SWAPPED]);
    expect(requests.filter(({ path }) => path.startsWith('v2/conv')).length).toBe(1);
  });

  it('that was cut by Stop after the API had told of it is asked for once more', async () => {
    open('b');
    document.querySelector('[data-message-role] a[href]')?.remove();
    await pass(600);
    requests[0]?.answer(
      conversation('a/B', stored(SWAPPED, { content: 'Protests filled the square, x² people. And more.' })),
    );
    await pass(0);
    swap();
    await pass(600);
    const again = requests.filter(({ path }) => path.startsWith('v2/conv'));
    expect(again.length).toBe(2);
    again[1]?.answer(
      conversation('a/B', stored(SWAPPED, { content: 'Protests filled the square, $x^2$ people.' })),
    );
    await pass(2_000);
    expect(answers[0]?.text).toBe('Protests filled the square, $x^2$ people.');
    expect(requests.filter(({ path }) => path.startsWith('v2/conv')).length).toBe(2);
  });
});

describe('an answer without words', () => {
  const reply = async (more: object = {}) => {
    open('b');
    for (const prose of document.querySelectorAll('[data-message-role] .prose, details')) prose.remove();
    if ('failed' in more) document.querySelector('[data-message-role] button[title="Retry"]')?.remove();
    await pass(600);
    requests[0]?.answer(
      conversation('omni', stored(ANSWER.b, { content: '', routerMetadata: { model: 'a/B' }, ...more })),
    );
    await pass(5_000);
  };

  it('is one where the API says so and the page lets it be tried again', async () => {
    await reply();
    expect(answers).toMatchObject([{ messageId: ANSWER.b, text: '', reasoning: '', model: { id: 'a/B' } }]);
    expect(badges()).toBe(1);
    expect(health).toEqual({ state: 'reading' });
  });

  it('stays one while the page rebuilds its action row', async () => {
    await reply();
    document.querySelector('[data-message-role] button[title="Retry"]')?.remove();
    messageAt(1).after(messageAt(0).cloneNode(true));
    await pass(5_000);
    expect(badges()).toBe(1);
  });

  it('is none where it failed', async () => {
    await reply({ failed: true });
    expect(answers).toEqual([]);
    expect(badges()).toBe(0);
    expect(health).toEqual({ state: 'reading' });
  });
});

describe('when the API is of no use', () => {
  it('takes the composer’s model after 1.5 s of silence, and the API’s when it speaks', async () => {
    open('a');
    await pass(600);
    requests[1]?.answer({ json: [] });
    await pass(1_499);
    expect(answers).toEqual([]);
    await pass(1);
    expect(answers[0]?.model).toMatchObject({ id: 'meta-llama/Llama-3.3-70B-Instruct', origin: 'footer' });
    expect(answers[0]?.text).toBe('Protests filled the square.\nlet a = 1;');
    expect(answers[0]?.reasoning).toBe('First I list what I know.');
    requests[0]?.answer(conversation('old/Model', stored(ANSWER.a)));
    await pass(0);
    expect(answers[0]?.model).toMatchObject({ id: 'old/Model', origin: 'api' });
    expect(badges()).toBe(1);
  });

  it('takes the composer’s model at once where both APIs fail', async () => {
    open('a');
    await pass(600);
    for (let i = 0; i < 3; i += 1) {
      requests[i]?.answer({}, 500);
      await pass(0);
    }
    expect(paths()).toContain(`conversation/${OWN}`);
    expect(answers[0]?.model.origin).toBe('footer');
  });

  it('never takes the router for a model', async () => {
    open('b');
    document.querySelector('[data-message-role] a[href]')?.remove();
    await pass(600);
    requests[0]?.answer({}, 403);
    await pass(0);
    expect(answers[0]?.model).toMatchObject({ id: '', origin: 'none' });
  });
});

describe('the page’s life', () => {
  it('touches and asks nothing before hydration', async () => {
    goTo(`/chat/conversation/${OWN}`);
    showFixture('b');
    const announcer = document.querySelector('#svelte-announcer');
    announcer?.remove();
    watch();
    await pass(5_000);
    expect([requests.length, heard.length, badges()]).toEqual([0, 0, 0]);
    expect(page.placeBadge(ANSWER.b, document.createElement('unsaid-badge'))).toBe(false);
    if (announcer) document.body.append(announcer);
    await pass(1_200);
    expect(answers.length).toBe(1);
  });

  it('drops everything when another conversation is shown, and aborts the request', async () => {
    open('b');
    await pass(600);
    expect(badges()).toBe(1);
    goTo('/chat/settings/application');
    dispatchEvent(new Event('popstate'));
    expect(requests[0]?.aborted).toBe(true);
    expect([answers.length, badges()]).toEqual([0, 0]);
    document.querySelector('#app')?.replaceChildren();
    await pass(600);
    expect(health).toEqual({ state: 'idle' });
    expect(activeModel).toEqual({ kind: 'unknown' });
    expect(requests.length).toBe(1);
  });

  it('reads the answers above one that streams when the page is opened, and says that it can', async () => {
    open('c');
    for (let i = 0; i < 8; i += 1) {
      messageAt(3).querySelector('div')?.append('word ');
      await pass(100);
    }
    expect(health).toEqual({ state: 'reading' });
    expect(answers.map(({ messageId }) => messageId)).toEqual(['c0000000-0000-4000-8000-000000000002']);
    expect(requests.length).toBe(1);
  });

  it('leaves nothing behind when it ends', async () => {
    open('b');
    await pass(600);
    page.placeModelMark(document.createElement('unsaid-model'));
    life.abort();
    expect(document.querySelectorAll('unsaid-badge, unsaid-model').length).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    messageAt(1).remove();
    goTo('/chat/');
    dispatchEvent(new Event('popstate'));
    await pass(10_000);
    expect([heard.length, requests.length]).toEqual([1, 1]);
    expect(page.placeBadge(ANSWER.b, document.createElement('unsaid-badge'))).toBe(false);
  });
});

describe('health', () => {
  it.each([
    ['no message was found', () => document.querySelector('.column')?.replaceChildren()],
    [
      'whose it is',
      () => {
        for (const i of [0, 1]) messageAt(i).outerHTML = '<p data-message-id="1">x</p>';
      },
    ],
    ['no bubble', () => messageAt(1).replaceChildren()],
    ['the end of an answer', () => messageAt(1).querySelector('button[title="Retry"]')?.remove()],
  ])('says that %s, after three seconds, and recovers', async (reason, damage) => {
    open('b');
    const column = document.querySelector('.column');
    const whole = column?.cloneNode(true) as Element;
    damage();
    await pass(700);
    for (const request of requests)
      request.answer(conversation('omni', stored(ANSWER.b), { id: 'u', from: 'user' }));
    await pass(2_800);
    expect(health?.state === 'unreadable').toBe(false);
    await pass(1_000);
    expect(health).toMatchObject({ state: 'unreadable' });
    expect(JSON.stringify(health)).toContain(reason);
    expect([answers.length, badges()]).toEqual([0, 0]);
    column?.replaceWith(whole);
    await pass(600);
    for (const request of requests) request.answer(conversation('omni', stored(ANSWER.b)));
    await pass(0);
    expect(health).toEqual({ state: 'reading' });
    expect(answers.length).toBe(1);
    expect(badges()).toBe(1);
  });

  it('says so when the reading itself fails, and throws nothing', async () => {
    open('b');
    const broken = vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
      throw new Error('no such thing');
    });
    await pass(600);
    expect(health).toEqual({ state: 'unreadable', reason: 'a fault in Unsaid: Error: no such thing' });
    broken.mockRestore();
    document.body.append('changed');
    await pass(600);
    expect(health).toEqual({ state: 'reading' });
    expect(answers.length).toBe(1);
  });

  it('is idle where the conversation is denied, and where there is nothing to read', async () => {
    open('b');
    document.querySelector('.column')?.replaceChildren();
    await pass(700);
    requests[0]?.answer({ message: 'no' }, 403);
    await pass(5_000);
    expect(health).toEqual({ state: 'idle' });
  });

  it('is idle, and nothing is asked, where the site says that there is no such conversation', async () => {
    open('a');
    for (const part of document.querySelectorAll('.column, .composer')) part.remove();
    await pass(5_000);
    expect(health).toEqual({ state: 'idle' });
    expect(paths()).toEqual([]);
  });

  it('is not idle where only the messages and the composer’s line have changed beyond reading', async () => {
    open('a');
    for (const part of document.querySelectorAll('[data-message-id], form + div')) part.remove();
    await pass(700);
    for (const request of requests) request.answer(conversation('Qwen/QwQ-32B', stored(ANSWER.a)));
    await pass(5_000);
    expect(health?.state).toBe('unreadable');
  });
});
