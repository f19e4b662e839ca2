/** The extension's own code against a real collector. */

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askFates, deleteReports, sendReports, tryCollector } from '../utils/reports/collector.ts';
import type { OutboxRow } from '../utils/reports/outbox.ts';
import { post } from '../utils/reports/post.ts';
import { createApp } from './app.ts';
import { openCollector, type TestCollector } from './testing/collector.ts';
import { makeReport, secretOf } from './testing/reports.ts';

let collector: TestCollector;
let server: ReturnType<typeof serve>;
let url: string;
beforeEach(async () => {
  collector = await openCollector('sqlite', { rate: { burst: 25, perSecond: 0.1 } });
  server = serve({ fetch: createApp(collector.services).fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await collector.close();
});

const rowOf = (report = makeReport()): OutboxRow => ({
  id: report.id,
  messageId: crypto.randomUUID(),
  keptAt: 0,
  report,
  secret: secretOf(report.id),
  collector: url,
  state: { kind: 'kept' },
  fate: null,
});
const kinds = (outcomes: Awaited<ReturnType<typeof sendReports>>) =>
  [...outcomes.values()].map(({ kind }) => kind);

test('sends, sends again, asks and deletes', async () => {
  const rows = [rowOf(), rowOf(), rowOf()];
  const outcomes = await sendReports(url, rows, post);
  expect(kinds(outcomes)).toEqual(['done', 'done', 'done']);
  expect([...outcomes.values()][0]).toMatchObject({ receipt: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(await sendReports(url, rows, post)).toEqual(outcomes);
  const fates = await askFates(url, rows, post);
  expect(fates instanceof Map && [...fates.values()].map(({ status }) => status)).toEqual([
    'received',
    'received',
    'received',
  ]);
  expect(kinds(await deleteReports(url, rows.slice(0, 1), post))).toEqual(['done']);
  const after = await askFates(url, rows, post);
  expect(after instanceof Map && [...after.values()].map(({ status }) => status)).toEqual([
    'deleted',
    'received',
    'received',
  ]);
});

test('one that is no good is refused with its reason, and holds up none', async () => {
  const bad = rowOf({ ...makeReport(), model: 'no model' });
  const outcomes = await sendReports(url, [rowOf(), bad, rowOf()], post);
  expect(kinds(outcomes)).toEqual(['done', 'refused', 'done']);
  expect(outcomes.get(bad.id)).toMatchObject({ reason: expect.stringMatching(/^said:model: /) });
});

test('another report under an id that is taken: refused, not tried for ever', async () => {
  const first = rowOf();
  await sendReports(url, [first], post);
  const other = rowOf({ ...first.report, comment: 'other words' });
  expect(kinds(await sendReports(url, [other], post))).toEqual(['refused']);
});

test('too many: told when to come again', async () => {
  await sendReports(
    url,
    Array.from({ length: 20 }, () => rowOf()),
    post,
  );
  const outcomes = await sendReports(
    url,
    Array.from({ length: 20 }, () => rowOf()),
    post,
  );
  const [first] = [...outcomes.values()];
  expect(first).toMatchObject({ kind: 'broke', reason: 'http:429' });
  expect(Number(first?.kind === 'broke' && first.retryAfter)).toBeGreaterThan(0);
});

test('the test button: a collector that works, and what is none', async () => {
  expect(await tryCollector(url, post)).toBe('');
  expect(await tryCollector(`${url}/`, post)).toBe('');
  expect(await tryCollector(`${url}/somewhere/else`, post)).toBe('http:404');
  expect(await tryCollector('http://127.0.0.1:1', post)).toBe('offline');
});
