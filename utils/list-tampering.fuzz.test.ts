/**
 * A thousand and more tampered lists by the whole way, from a host to what is in force: fetched, judged, stored, read
 * again. Whatever a host does, the old list stays, whole, and there is a reason. Ten times as many, with a new seed, by
 * `npm run soak`.
 */
import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { publicForm } from '../scripts/list/signing-key.ts';
import { REASON_CODES } from './knowledge/reasons.ts';
import { formatSignature } from './knowledge/signature.ts';
import { replaysOf, type Signed, tamperingsWith } from './knowledge/tampering.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList, signed } from './knowledge/testing.ts';
import { writeListChoice } from './list-choice.ts';
import { readListStatus, rollBackList, updateList } from './list-updates.ts';
import { forgetKnowledge, readInForce } from './read-knowledge.ts';

const soak = process.env.UNSAID_SOAK !== undefined;
const runs = soak ? { numRuns: 10_000 } : { numRuns: 1_200, seed: 20261126 };
const TIMEOUT = soak ? 900_000 : 120_000;
const MB = 1_000_000;

type Answer = () => Response;
let key: SigningKey;
let honest: Signed;
let tamperings: ReturnType<typeof tamperingsWith>;
const host: { list: Answer; signature: Answer } = { list: () => gone(), signature: () => gone() };
const gone = () => new Response(null, { status: 404 });

beforeAll(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '0.2.0' }),
    getPlatformInfo: async () => ({}),
    getURL: (path: string) => `chrome-extension://unsaid${path}`,
  });
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00Z'), toFake: ['Date'] });
  vi.stubGlobal('fetch', async (input: string) => {
    if (input.endsWith('.sig')) return host.signature();
    if (input.startsWith('https://')) return host.list();
    return input.endsWith('/list.json') ? new Response(encode(sampleList(1))) : gone();
  });
  const [second, stranger] = (await Promise.all(['key-two', 'key-three'].map(makeKey))) as [
    SigningKey,
    SigningKey,
  ];
  key = await makeKey('key-one');
  honest = await offerOf(key, sampleList(6));
  tamperings = tamperingsWith(await replaysOf(key, second, stranger));
  await writeListChoice({ url: 'https://lists.example/list.json', key: publicForm(key) });
  // List 4 in force; list 5 was taken and rolled back.
  for (const version of [4, 5]) await offer(await offerOf(key, sampleList(version)));
  await rollBackList(5);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const serve = ({ bytes, signature }: Signed): void => {
  host.list = () => new Response(bytes);
  host.signature = () => new Response(formatSignature(signature));
};
function offer(list: Signed) {
  serve(list);
  return updateList();
}

/** What was taken, or the code of the reason; that list 4 is in force, as it was, is looked at anew each time. */
async function outcome(): Promise<string> {
  const { last } = await updateList();
  forgetKnowledge();
  const { list, damaged, before, refused } = (await readInForce()).own;
  expect([list, damaged, before, refused]).toEqual([expect.objectContaining(LIST_4), false, null, [5]]);
  if (last?.outcome.kind !== 'refused') return last?.outcome.kind ?? 'never';
  expect(REASON_CODES).toContain(last.outcome.reason.code);
  return last.outcome.reason.code;
}
const { version, generated, expires } = sampleList(4);
const LIST_4 = { version, generated, expires, killSwitches: [] };

it(
  'every tampering leaves the old list in force, with a reason',
  async () => {
    const met = new Map<string, number>();
    const how = fc.constantFrom(...Object.keys(tamperings));
    const junk = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
    await fc.assert(
      fc.asyncProperty(how, fc.nat(), junk, async (name, a, bytes) => {
        serve(tamperings[name]?.(honest, a, bytes) ?? honest);
        const end = await outcome();
        // Served again, the list in force is nothing new: that is no refusal, and changes nothing.
        if (end === 'current') expect(name).toBe('a replay');
        expect(end, name).not.toBe('updated');
        met.set(end, (met.get(end) ?? 0) + 1);
      }),
      runs,
    );
    console.log(
      `${[...met.values()].reduce((sum, count) => sum + count, 0)} tampered lists:`,
      Object.fromEntries(met),
    );
    for (const code of [
      'signature',
      'signature_form',
      'unknown_key',
      'not_newer',
      'rolled_back',
      'other_version',
      'shrunk',
    ])
      expect(met.keys()).toContain(code);
  },
  TIMEOUT,
);

/** A body of so many megabytes; counts what was really taken of it. */
function flood(megabytes: number, headers: Record<string, string> = {}) {
  const seen = { given: 0, cancelled: false };
  const chunk = new Uint8Array(MB / 4).fill(32);
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.given >= megabytes * MB) return controller.close();
        seen.given += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, answer: () => new Response(body, { headers }) };
}

it('200 MB are not taken: counted while they come', async () => {
  serve(honest);
  for (const [headers, most] of [
    [{}, 5],
    // It says that it is small; the browser may have unpacked it, so up to 20 MB are read.
    [{ 'content-length': '1000' }, 20],
    [{ 'content-length': String(200 * MB) }, 0],
  ] as const) {
    const { seen, answer } = flood(200, headers);
    host.list = answer;
    expect(await outcome()).toBe('too_large');
    expect(seen.cancelled).toBe(true);
    expect(seen.given).toBeLessThanOrEqual((most + 0.25) * MB);
  }
  const { seen, answer } = flood(200);
  host.signature = answer;
  expect(await outcome()).toBe('too_large');
  expect(seen.given).toBeLessThanOrEqual(MB / 4);
});

it('a small file that unpacks to 200 MB is not unpacked', async () => {
  serve(honest);
  const bomb = gzipSync(new Uint8Array(200 * MB));
  host.list = () => new Response(bomb);
  expect(await outcome()).toBe('too_large');
  // Packed twice, it is gzip and no list.
  host.list = () => new Response(gzipSync(bomb));
  expect(await outcome()).toBe('signature');
});

it.each<[string, unknown]>([
  ['deep nesting', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  [
    'deep nesting in a field',
    { ...sampleList(6), anchors: JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`) },
  ],
  ['a number', '6'],
  ['a list of lists', [sampleList(6)]],
  ['topics that are text', { ...sampleList(6), topics: 'topics' }],
  ['a version that is text', { ...sampleList(6), version: '6' }],
  ['a version that is none', { ...sampleList(6), version: 6.5 }],
  ['a key __proto__', JSON.stringify(sampleList(6)).replace('"anchors":{', '"anchors":{"__proto__":{},')],
  ['a pattern', { ...sampleList(6), anchors: { cn: { 'en regex strong': ['(a+)+$'] } } }],
  ['markup for a link', { ...sampleList(6), sources: [{ id: 'x', url: 'javascript:alert(1)' }] }],
  [
    'text that turns its direction',
    { ...sampleList(6), models: [{ ...sampleList(6).models[0], note: '\u202eabc' }] },
  ],
  ['an unknown kill switch', { ...sampleList(6), killSwitches: ['everything'] }],
])('signed by the right key, and still no list: %s', async (_, value) => {
  const bytes = encode(value);
  serve({ bytes, signature: { key: key.id, version: 6, bytes: await signed(key, bytes) } });
  expect(await outcome()).toMatch(/^(schema|not_json)$/);
});

it('after all of this the honest list is taken', async () => {
  expect(await offer(honest)).toMatchObject({
    version: 6,
    last: { outcome: { kind: 'updated', version: 6 } },
  });
  expect(await readListStatus()).toMatchObject({ version: 6, before: 4, damaged: false });
});
