import { beforeAll, describe, expect, it } from 'vitest';
import { publicForm } from '../../scripts/list/signing-key.ts';
import { digestLine } from './digest.ts';
import { type Check, type Found, fetchNewer } from './fetch-newer.ts';
import { parseListSource } from './list-source.ts';
import { loadFile } from './load-file.ts';
import { UNSIGNED } from './signature.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList } from './testing.ts';
import { unpackList } from './wire.ts';

type Reply = Uint8Array<ArrayBuffer> | string | number | Error;
const ONE = 'https://one.example/list.json';
const TWO = 'https://two.example/list.json';
let key: SigningKey;
let current: { bytes: Uint8Array<ArrayBuffer>; file: string };
let next: { bytes: Uint8Array<ArrayBuffer>; file: string };

beforeAll(async () => {
  key = await makeKey('key-one');
  current = await offerOf(key, sampleList(4));
  next = await offerOf(key, sampleList(5));
});

/** Hosts as a table of replies; every request is noted with what it carried. */
async function look(replies: Record<string, Reply>, more: Partial<Check> = {}) {
  const asked: string[] = [];
  const requests: RequestInit[] = [];
  const found: Found = await fetchNewer({
    source: { urls: [ONE, TWO], keys: [key] },
    firstMirror: 0,
    inForce: {
      list: unpackList(sampleList(4)),
      origin: 'downloaded',
      damaged: false,
      before: null,
      refused: [],
    },
    bytesInForce: current.bytes,
    now: new Date('2026-11-25T12:00:00Z'),
    extensionVersion: '0.2.0',
    patience: { signature: 1000, list: 1000 },
    load: (request) => loadFile(request, get),
    ...more,
  });
  async function get(url: Parameters<typeof fetch>[0], init?: RequestInit) {
    asked.push(String(url));
    requests.push(init ?? {});
    const reply = replies[String(url)] ?? 404;
    if (reply instanceof Error) throw reply;
    return typeof reply === 'number' ? new Response(null, { status: reply }) : new Response(reply);
  }
  const end =
    found.kind === 'refused' ? found.reason.code : found.kind === 'newer' ? found.list.version : 'current';
  return { end, asked, requests, found };
}

describe('fetchNewer', () => {
  it('asks for one signature when nothing is new', async () => {
    const { end, asked } = await look({ [`${ONE}.sig`]: current.file });
    expect([end, asked]).toEqual(['current', [`${ONE}.sig`]]);
  });

  it('carries nothing about the reader', async () => {
    const { requests } = await look({ [`${ONE}.sig`]: next.file, [ONE]: next.bytes });
    expect(requests).toHaveLength(2);
    for (const { signal, ...request } of requests)
      expect(request).toEqual({
        mode: 'cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
      });
  });

  it('takes the newer list, and keeps the bytes and signature it came as', async () => {
    const { end, asked } = await look({ [`${ONE}.sig`]: next.file, [ONE]: next.bytes });
    expect([end, asked]).toEqual([5, [`${ONE}.sig`, ONE]]);
  });

  it.each<[string, Reply]>([
    ['is offline', new TypeError('Failed to fetch')],
    ['is too slow', new DOMException('', 'TimeoutError')],
    ['has an error', 500],
    ['serves something else', '<!doctype html>'],
  ])('asks the mirror when the first host %s', async (_, reply) => {
    const { end, asked } = await look({
      [`${ONE}.sig`]: reply,
      [`${TWO}.sig`]: next.file,
      [TWO]: next.bytes,
    });
    expect([end, asked]).toEqual([5, [`${ONE}.sig`, `${TWO}.sig`, TWO]]);
  });

  it('asks the mirror when the list does not fit its signature', async () => {
    const { end } = await look({
      [`${ONE}.sig`]: next.file,
      [ONE]: encode(sampleList(6)),
      [`${TWO}.sig`]: current.file,
    });
    expect(end).toBe('current');
  });

  it('begins with the mirror it is told to', async () => {
    const { asked } = await look({ [`${TWO}.sig`]: current.file }, { firstMirror: 1 });
    expect(asked).toEqual([`${TWO}.sig`]);
  });

  it('does not fetch a list that the signature file already rules out', async () => {
    const [older, stranger] = await Promise.all([
      offerOf(key, sampleList(3)),
      makeKey('key-two').then((other) => offerOf(other, sampleList(5))),
    ]);
    const inForce = {
      list: unpackList(sampleList(4)),
      origin: 'downloaded',
      damaged: false,
      before: null,
      refused: [5],
    } as const;
    for (const [file, why] of [
      [older.file, 'not_newer'],
      [stranger.file, 'unknown_key'],
      [next.file, 'rolled_back'],
    ] as const) {
      const { end, asked } = await look({ [`${ONE}.sig`]: file, [`${TWO}.sig`]: 404 }, { inForce });
      expect([end, asked]).toEqual([why, [`${ONE}.sig`, `${TWO}.sig`]]);
    }
  });

  it('tells of a refused list rather than of a host that was away', async () => {
    const { end } = await look({
      [`${ONE}.sig`]: new TypeError(),
      [`${TWO}.sig`]: next.file,
      [TWO]: encode('x'),
    });
    expect(end).toBe('signature');
    expect((await look({ [`${ONE}.sig`]: new TypeError(), [`${TWO}.sig`]: 503 })).end).toBe('offline');
  });

  it('does not believe one host alone that an expired list is the newest', async () => {
    const now = new Date('2027-06-01T00:00:00Z');
    const frozen = { [`${ONE}.sig`]: current.file };
    expect((await look({ ...frozen, [`${TWO}.sig`]: next.file, [TWO]: next.bytes }, { now })).end).toBe(5);
    expect((await look({ ...frozen, [`${TWO}.sig`]: 500 }, { now })).end).toBe('current');
  });
});

describe('an unsigned source', () => {
  const source = { urls: [ONE], keys: UNSIGNED } as const;

  it('is asked for the list alone, which is kept with its digest', async () => {
    const { end, asked, found } = await look({ [ONE]: next.bytes }, { source });
    expect([end, asked]).toEqual([5, [ONE]]);
    expect(found).toMatchObject({ bytes: next.bytes, signature: await digestLine(next.bytes) });
  });

  it('has nothing new when it serves the bytes in force', async () => {
    expect((await look({ [ONE]: current.bytes }, { source })).end).toBe('current');
  });

  it.each<[string, Reply, string]>([
    ['an older list', encode(sampleList(3)), 'not_newer'],
    [
      'another list of the same version',
      encode(sampleList(4, { expires: '2028-01-01T00:00:00Z' })),
      'not_newer',
    ],
    ['a web page', '<!doctype html>', 'not_json'],
    ['a list with a surplus field', encode({ ...sampleList(5), script: 'x' }), 'schema'],
    ['half of the topics', encode(sampleList(5, { topics: sampleList(5).topics.slice(2) })), 'shrunk'],
    ['6 MB', new Uint8Array(6_000_000), 'too_large'],
    ['nothing', 404, 'http'],
  ])('is refused: %s', async (_, reply, why) => {
    expect((await look({ [ONE]: reply }, { source })).end).toBe(why);
  });
});

describe('parseListSource', () => {
  const keys = () => publicForm(key);

  it('reads one or two addresses and keys', () => {
    expect(parseListSource(ONE, keys())).toEqual({ urls: [ONE], keys: [{ id: key.id, bytes: key.bytes }] });
    expect(parseListSource(`${ONE}, ${TWO}.gz`, keys())?.urls).toEqual([ONE, `${TWO}.gz`]);
    expect(parseListSource()).toBeNull();
    expect(parseListSource('', ' ')).toBeNull();
  });

  it.each([
    ['', 'x'],
    ['http://one.example/list.json', undefined],
    ['https://one.example/list.json?user=1', undefined],
    ['https://me:secret@one.example/list.json', undefined],
    ['https://one.example/', undefined],
    [
      'https://one.example/list.json,https://two.example/list.json,https://three.example/list.json',
      undefined,
    ],
    [ONE, ''],
    [ONE, 'key-one'],
    [ONE, 'key-one:AAAA'],
    [ONE, 'KEY:AAAA'],
  ])('refuses a setting that is wrong: %s, %s', (urls, keySetting) => {
    expect(() => parseListSource(urls, keySetting ?? keys())).toThrow();
  });

  it('refuses three keys, and one id twice', () => {
    const three = ['a-1', 'b-1', 'c-1'].map((id) => publicForm({ ...key, id }));
    expect(() => parseListSource(ONE, three.join())).toThrow('3 list keys');
    expect(() => parseListSource(ONE, `${keys()},${keys()}`)).toThrow('one id');
  });
});
