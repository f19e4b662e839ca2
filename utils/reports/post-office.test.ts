import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeDestination } from './destination.ts';
import type { OutboxRow } from './outbox.ts';
import { deliverNow, startPostOffice, theOutbox } from './post-office.ts';
import { rowOf } from './testing.ts';

const COLLECTOR = 'https://collector.example/';
const asked: string[] = [];
let fails = false;
let controller: AbortController;
let network: EventTarget;

beforeEach(async () => {
  fakeBrowser.reset();
  asked.length = 0;
  fails = false;
  controller = new AbortController();
  network = new EventTarget(); // a worker's global object
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    asked.push(url);
    if (fails) throw new TypeError('Failed to fetch');
    const results = JSON.parse(body).reports.map(({ id }: { id: string }) => ({ id, outcome: 'accepted' }));
    return new Response(JSON.stringify({ results }));
  });
  for (const { id, state } of await theOutbox().all()) {
    await theOutbox().apply(id, { kind: 'delete', now: 0 });
    if (state.kind !== 'queued') await theOutbox().apply(id, { kind: 'deleted' });
  }
  await writeDestination({ collector: COLLECTOR });
});
afterEach(() => {
  controller.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const keep = async (notBefore: number): Promise<OutboxRow> => {
  const row = await rowOf(theOutbox(), { collector: COLLECTOR, state: { kind: 'queued', notBefore } });
  expect(await theOutbox().keep(row)).toBeNull();
  return row;
};
const kinds = async () => (await theOutbox().all()).map(({ state }) => state.kind);
const alarmIn = async () => ((await browser.alarms.get('reports'))?.scheduledTime ?? 0) - Date.now();

it('delivers what was left over when the background starts', async () => {
  await keep(0);
  startPostOffice(controller.signal);
  await expect.poll(kinds).toEqual(['delivered']);
  await expect.poll(() => browser.alarms.get('reports')).toBeUndefined();
});

it('what waits for Undo has a timer, and an alarm for when the worker dies', async () => {
  await keep(Date.now() + 200);
  await deliverNow();
  expect(asked).toEqual([]);
  expect(await alarmIn()).toBeGreaterThan(25_000);
  await expect.poll(kinds, { timeout: 3_000 }).toEqual(['delivered']);
});

it('an alarm delivers', async () => {
  startPostOffice(controller.signal);
  await keep(0);
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'reports', scheduledTime: Date.now() } as never);
  await expect.poll(kinds).toEqual(['delivered']);
});

it('what failed for want of a network goes when it is back, and by alarm otherwise', async () => {
  fails = true;
  startPostOffice(controller.signal);
  await keep(0);
  await deliverNow();
  expect(await kinds()).toEqual(['failed']);
  expect(await alarmIn()).toBeGreaterThan(29_000);
  fails = false;
  await deliverNow();
  expect(await kinds()).toEqual(['failed']); // its time has not come
  network.dispatchEvent(new Event('online'));
  await expect.poll(kinds).toEqual(['delivered']);
});

it('sends nothing where the reader has switched the collector off', async () => {
  await writeDestination({ collector: '' });
  await keep(0);
  await deliverNow();
  expect(asked).toEqual([]);
  expect(await browser.alarms.get('reports')).toBeUndefined();
});
