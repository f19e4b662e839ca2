/**
 * The background's side of lists, with sources of the reader's own: this build has no update source, so whatever is
 * fetched here was chosen. Hosts are a table of replies.
 */
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { publicForm } from '../scripts/list/signing-key.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList } from './knowledge/testing.ts';
import type { WireList } from './knowledge/wire.ts';
import { type ListChoice, writeListChoice } from './list-choice.ts';
import { readListStatus, rollBackList, startListUpdates, updateList } from './list-updates.ts';
import { forgetKnowledge, readKnowledge } from './read-knowledge.ts';
import { changeSettings } from './settings.ts';

type Reply = Uint8Array<ArrayBuffer> | string | number;
let tests = 0;
/** Hosts of each test's own, so that no test meets the lists of another. */
let A: string;
let B: string;
let key: SigningKey;
let hosts: Record<string, Reply>;
let asked: string[];
let controller: AbortController;

beforeAll(async () => {
  key = await makeKey('my-key');
});
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '0.1.0' }),
    getPlatformInfo: async () => ({}),
    getURL: (path: string) => `chrome-extension://unsaid${path}`,
  });
  forgetKnowledge();
  [A, B] = ['a', 'b'].map((host) => `https://${host}${tests}.example/list.json`) as [string, string];
  tests++;
  hosts = {};
  asked = [];
  controller = new AbortController();
  vi.stubGlobal('fetch', async (input: string) => {
    const { protocol, pathname } = new URL(input);
    if (protocol !== 'https:')
      return pathname.endsWith('/list.json')
        ? new Response(JSON.stringify(sampleList(7, { killSwitches: [] })))
        : new Response(null, { status: 404 });
    asked.push(input);
    const reply = hosts[input] ?? 404;
    return typeof reply === 'number' ? new Response(null, { status: reply }) : new Response(reply);
  });
});
afterEach(() => {
  controller.abort();
  vi.unstubAllGlobals();
});

const unsigned = (url: string): ListChoice => ({ url, key: '' });
const serve = (url: string, version: number, more: Partial<WireList> = {}): void => {
  hosts[url] = encode(sampleList(version, more));
};
async function serveSigned(url: string, version: number): Promise<void> {
  const { bytes, file } = await offerOf(key, sampleList(version));
  Object.assign(hosts, { [url]: bytes, [`${url}.sig`]: file });
}
const ends = (status: Awaited<ReturnType<typeof updateList>>) => {
  const { version, from, last } = status;
  const why = last?.outcome.kind === 'refused' ? last.outcome.reason.code : last?.outcome.kind;
  return [version, from ? (from.unsigned ? 'unsigned' : 'signed') : 'unsaid', why];
};
/** What a browser does that is started again. */
const restart = (): void => forgetKnowledge();
const nextLook = async () => (await fakeBrowser.alarms.get('list-update'))?.scheduledTime;

describe('without a source', () => {
  it('has the bundled list, and plans no look', async () => {
    startListUpdates(controller.signal);
    expect(await readListStatus()).toMatchObject({ version: 7, from: null, chosen: null, updatable: false });
    expect(ends(await updateList())).toEqual([7, 'unsaid', 'no_source']);
    expect(asked).toEqual([]);
    await vi.waitFor(async () => expect(await nextLook()).toBeUndefined());
  });
});

describe("a list of the reader's own", () => {
  it('is in force once it was taken, marked unsigned; until then ours is', async () => {
    await writeListChoice(unsigned(A));
    hosts[A] = 503;
    expect(ends(await updateList())).toEqual([7, 'unsaid', 'http']);
    expect(await readListStatus()).toMatchObject({ chosen: { url: A, host: new URL(A).host }, before: null });
    serve(A, 1);
    expect(ends(await updateList())).toEqual([1, 'unsigned', 'updated']);
    expect((await readKnowledge()).from).toEqual({ host: new URL(A).host, unsigned: true });
    expect(ends(await updateList())).toEqual([1, 'unsigned', 'current']);
    restart();
    expect(ends(await readListStatus())).toEqual([1, 'unsigned', 'current']);
  });

  it('with a key is taken by its signature only', async () => {
    await writeListChoice({ url: A, key: publicForm(key) });
    serve(A, 1);
    expect(ends(await updateList())).toEqual([7, 'unsaid', 'http']);
    await serveSigned(A, 1);
    hosts[A] = encode(sampleList(2));
    expect(ends(await updateList())).toEqual([7, 'unsaid', 'signature']);
    await serveSigned(A, 1);
    expect(ends(await updateList())).toEqual([1, 'signed', 'updated']);
    expect((await readKnowledge()).from).toEqual({ host: new URL(A).host, unsigned: false });
  });

  it('passes all other checks, however it is signed', async () => {
    await writeListChoice(unsigned(A));
    serve(A, 4);
    await updateList();
    for (const [more, why] of [
      [{ version: 3 }, 'not_newer'],
      [{ version: 5, generated: '2090-01-01T00:00:00Z', expires: '2091-01-01T00:00:00Z' }, 'future'],
      [{ version: 5, topics: [] }, 'shrunk'],
      [{ version: 5, minimumExtensionVersion: '99.0' }, 'extension_too_old'],
      [{ version: 5, killSwitches: ['everything'] }, 'schema'],
    ] as const) {
      serve(A, 5, more as Partial<WireList>);
      expect(ends(await updateList())).toEqual([4, 'unsigned', why]);
    }
  });

  it('has versions of its own: leaving and coming back does not make an older one new', async () => {
    await writeListChoice(unsigned(A));
    serve(A, 9);
    await updateList();
    await writeListChoice(unsigned(B));
    serve(B, 2);
    expect(ends(await updateList())).toEqual([2, 'unsigned', 'updated']);
    await writeListChoice(unsigned(A));
    expect(ends(await readListStatus())).toEqual([9, 'unsigned', undefined]);
    serve(A, 8);
    expect(ends(await updateList())).toEqual([9, 'unsigned', 'not_newer']);
    // Another key is another source.
    await writeListChoice({ url: A, key: publicForm(key) });
    await serveSigned(A, 8);
    expect(ends(await updateList())).toEqual([8, 'signed', 'updated']);
  });

  it('gives way to ours at once, without asking anybody; its kill switches go with it', async () => {
    await writeListChoice(unsigned(A));
    serve(A, 1, { killSwitches: ['badges', 'detector'] });
    expect(await updateList()).toMatchObject({ version: 1, killSwitches: ['badges', 'detector'] });
    expect((await readKnowledge()).list.killSwitches).toEqual(['badges', 'detector']);
    asked = [];
    await writeListChoice(null);
    expect(await readListStatus()).toMatchObject({
      version: 7,
      origin: 'bundled',
      from: null,
      chosen: null,
      killSwitches: [],
      last: null,
    });
    expect((await readKnowledge()).list.killSwitches).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('can be gone back in, within its own lists; behind the first there is nothing', async () => {
    await writeListChoice(unsigned(A));
    for (const version of [3, 4]) {
      serve(A, version);
      await updateList();
    }
    expect(ends(await rollBackList(4))).toEqual([3, 'unsigned', 'rolled-back']);
    expect(ends(await updateList())).toEqual([3, 'unsigned', 'rolled_back']);
    expect(ends(await rollBackList(3))).toEqual([3, 'unsigned', 'nothing_before']);
    serve(A, 5);
    expect(ends(await updateList())).toEqual([5, 'unsigned', 'updated']);
  });

  it('plans looks as ours would, and tells pages that another list is in force', async () => {
    startListUpdates(controller.signal);
    const told = vi.fn();
    fakeBrowser.storage.onChanged.addListener((changes) => {
      if ('listInForce' in changes) told();
    });
    await writeListChoice(unsigned(A));
    await vi.waitFor(async () => expect(await nextLook()).toBeGreaterThan(Date.now()));
    expect(told).toHaveBeenCalled();
    await changeSettings({ listUpdates: false });
    await vi.waitFor(async () => expect(await nextLook()).toBeUndefined());
    await changeSettings({ listUpdates: true });
    await vi.waitFor(async () => expect(await nextLook()).toBeDefined());
    await writeListChoice(null);
    await vi.waitFor(async () => expect(await nextLook()).toBeUndefined());
  });

  it.each<unknown>([
    { url: 'http://a.example/list.json', key: '' },
    { url: 'https://a.example/list.json', key: 'broken' },
    { url: 'https://a.example/../list.json', key: '' },
    { url: 7, key: '' },
    { url: 'https://a.example/list.json' },
    'https://a.example/list.json',
    null,
    [],
  ])('that is stored as %j is none', async (stored) => {
    await fakeBrowser.storage.local.set({ listChoice: stored });
    expect(ends(await updateList())).toEqual([7, 'unsaid', 'no_source']);
    expect(asked).toEqual([]);
  });
});
