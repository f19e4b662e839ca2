import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { formatSignature } from '../utils/knowledge/signature.ts';
import { encode, makeKey, type SigningKey, sampleList, signed } from '../utils/knowledge/testing.ts';
import { chooseEncoding } from './routes/lists.ts';
import { openLists } from './store/lists.ts';
import { ADMIN_TOKEN, openCollector, type TestCollector } from './testing/collector.ts';
import { makeReport, secretOf } from './testing/reports.ts';

let key: SigningKey;
let stranger: SigningKey;
let collector: TestCollector;
beforeAll(async () => {
  [key, stranger] = await Promise.all([makeKey('key-one'), makeKey('key-two')]);
});
beforeEach(async () => {
  collector = await openCollector('sqlite', { listKeys: [key] });
});
afterEach(() => collector.close());

async function publish(version: number, by = key, token = ADMIN_TOKEN): Promise<Response> {
  const bytes = encode(JSON.stringify(sampleList(version)));
  const line = formatSignature({ key: by.id, version, bytes: await signed(by, bytes) });
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Length': `${bytes.length}`,
    'Unsaid-Signature': Buffer.from(line).toString('base64'),
  };
  return collector.request('/v1/list', { method: 'PUT', headers, body: bytes });
}
const get = (path: string, headers: Record<string, string> = {}) => collector.request(path, { headers });

test('a list that its keys have signed is served with its signature, byte for byte, in any encoding', async () => {
  expect((await get('/v1/list')).status).toBe(404);
  expect((await publish(7)).status).toBe(200);
  const bytes = encode(JSON.stringify(sampleList(7)));
  const plain = await get('/v1/list');
  expect(new Uint8Array(await plain.arrayBuffer())).toEqual(bytes);
  expect(plain.headers.get('access-control-allow-origin')).toBe('*');
  expect(plain.headers.get('cache-control')).toMatch(/^public/);
  const zipped = await get('/v1/list', { 'Accept-Encoding': 'gzip, deflate' });
  expect(new Uint8Array(gunzipSync(await zipped.arrayBuffer()))).toEqual(bytes);
  const smallest = await get('/v1/list', { 'Accept-Encoding': 'gzip, br' });
  expect(new Uint8Array(brotliDecompressSync(await smallest.arrayBuffer()))).toEqual(bytes);
  const tags = [plain, zipped, smallest].map(({ headers }) => headers.get('etag') ?? '');
  expect(new Set(tags).size).toBe(3);
  expect((await get('/v1/list', { 'If-None-Match': tags[0] ?? '' })).status).toBe(304);
  expect((await get('/v1/list', { 'If-None-Match': '"other"' })).status).toBe(200);
  const line = await (await get('/v1/list.sig')).json();
  expect(line).toMatchObject({ key: 'key-one', version: 7 });
});

test('what an extension would refuse is not published, and what was stays', async () => {
  await publish(7);
  expect((await publish(7)).status).toBe(422); // not newer
  expect((await publish(8, stranger)).status).toBe(422);
  expect((await publish(8, key, 'another token of this length')).status).toBe(401);
  const swapped = await collector.request('/v1/list', {
    method: 'PUT',
    headers: { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Length': '2', 'Unsaid-Signature': 'e30=' },
    body: '{}',
  });
  expect(swapped.status).toBe(422);
  expect(await (await get('/v1/list')).json()).toMatchObject({ version: 7 });
  expect((await publish(8)).status).toBe(200);
  expect(await (await get('/v1/list')).json()).toMatchObject({ version: 8 });
});

test('it is there after a start, and half a write is nothing', async () => {
  await publish(7);
  const again = await openLists(collector.services.config.listFolder, [key]);
  expect(again.current?.version).toBe(7);
  const files = readdirSync(join(collector.folder, 'list')).sort();
  expect(files).toEqual(['7.json', '7.json.sig', 'current.json']);
});

test('reporters are told which list theirs went into', async () => {
  const report = makeReport();
  await collector.post('/v1/reports', report);
  const { db } = collector.services.store;
  await expect
    .poll(async () => (await db.selectFrom('reports').select('cluster_id').executeTakeFirst())?.cluster_id)
    .toBeTruthy();
  const { cluster_id: cluster } = await db
    .selectFrom('reports')
    .select('cluster_id')
    .executeTakeFirstOrThrow();
  const tell = (token: string) =>
    collector.post(
      '/v1/list/clusters',
      { version: 9, clusters: [cluster] },
      {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
      },
    );
  expect((await tell('nobody')).status).toBe(401);
  expect(await (await tell(ADMIN_TOKEN)).json()).toEqual({ noted: 0 }); // not confirmed yet
  await db.updateTable('clusters').set({ state: 'confirmed' }).execute();
  await db.updateTable('reports').set({ state: 'confirmed' }).execute();
  expect(await (await tell(ADMIN_TOKEN)).json()).toEqual({ noted: 1 });
  expect(await (await tell(ADMIN_TOKEN)).json()).toEqual({ noted: 0 });
  const headers = { Authorization: `Bearer ${secretOf(report.id)}` };
  const fate = await get(`/v1/reports/${report.id}/status`, headers);
  expect(await fate.json()).toMatchObject({ status: 'confirmed', list: 9 });
});

test.each([
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip;q=0.5, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['GZIP', 'gzip'],
  ['deflate', 'identity'],
])('of "%s" it sends %s', (accepted, expected) => expect(chooseEncoding(accepted)).toBe(expected));
