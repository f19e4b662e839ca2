import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_REPORTS, type Outbox, openOutbox } from './outbox.ts';
import { rowOf } from './testing.ts';

let outbox: Outbox;
let name: string;
let count = 0;
beforeEach(() => {
  name = `outbox-${count++}`;
  outbox = openOutbox(name);
});
afterEach(async () => {
  outbox.close();
  await Dexie.delete(name);
});
const HERE = 'https://collector.example/';
const stateOf = async (id: string) => (await outbox.all()).find((row) => row.id === id)?.state;

describe('keeping', () => {
  it('keeps over a restart, with the same secret of the installation', async () => {
    const row = await rowOf(outbox);
    expect(await outbox.keep(row)).toBeNull();
    const secret = await outbox.installSecret();
    outbox.close();
    outbox = openOutbox(name);
    expect(await outbox.all()).toEqual([{ ...row, due: 0 }]);
    expect(await outbox.installSecret()).toBe(secret);
  });

  it('keeps one report of an answer, however often it is asked to', async () => {
    const row = await rowOf(outbox);
    const again = await rowOf(outbox, { messageId: row.messageId });
    const kept = await Promise.all([outbox.keep(row), outbox.keep(again), outbox.keep(row)]);
    expect(kept).toEqual([null, 'twice', 'twice']);
    expect(await outbox.all()).toHaveLength(1);
  });

  it('says so when it is full, and drops nothing', async () => {
    const row = await rowOf(outbox);
    const table = new Dexie(name);
    await outbox.keep(row);
    await table.open();
    const filling = Array.from({ length: MAX_REPORTS - 1 }, (_, index) => ({
      ...row,
      id: `id-${index}`,
      messageId: `message-${index}`,
    }));
    await table.table('reports').bulkAdd(filling);
    table.close();
    expect(await outbox.keep(await rowOf(outbox))).toBe('full');
    expect(await outbox.all()).toHaveLength(MAX_REPORTS);
  });
});

describe('claiming', () => {
  it('gives what is due, once, until the lease runs out', async () => {
    const due = await rowOf(outbox, { state: { kind: 'queued', notBefore: 100 } });
    const later = await rowOf(outbox, { state: { kind: 'queued', notBefore: 101 } });
    for (const row of [due, later]) await outbox.keep(row);
    expect(await outbox.claim(99, 200, HERE)).toEqual([]);
    expect((await outbox.claim(100, 200, HERE)).map(({ id }) => id)).toEqual([due.id]);
    expect(await outbox.claim(100, 200, HERE)).toEqual([]);
    expect((await outbox.claim(200, 300, HERE)).map(({ state }) => state)).toEqual([
      { kind: 'sending', attempt: 1, leaseUntil: 300 },
      { kind: 'sending', attempt: 2, leaseUntil: 300 },
    ]);
  });

  it('two at a time never get the same report', async () => {
    for (let index = 0; index < 30; index++) await outbox.keep(await rowOf(outbox));
    const [a, b] = await Promise.all([outbox.claim(1, 9, HERE), outbox.claim(1, 9, HERE)]);
    expect([a.length, b.length]).toEqual([20, 10]);
    expect(new Set([...a, ...b].map(({ id }) => id)).size).toBe(30);
  });

  it('gives nothing to a collector that was not agreed to, nor without one', async () => {
    await outbox.keep(await rowOf(outbox, { collector: 'https://other.example/' }));
    await outbox.keep(await rowOf(outbox, { collector: '', state: { kind: 'kept' } }));
    expect(await outbox.claim(1, 9, HERE)).toEqual([]);
    expect(await outbox.claim(1, 9, '')).toEqual([]);
    expect(await outbox.nextDue(HERE)).toBeNull();
  });

  it('asks the collector that has it for a deletion, whatever is in force', async () => {
    const row = await rowOf(outbox, { state: { kind: 'delivered', receipt: '', at: 1 } });
    await outbox.keep(row);
    await outbox.keep(await rowOf(outbox));
    await outbox.apply(row.id, { kind: 'delete', now: 0 });
    expect(await outbox.nextDue('')).toBe(0);
    const [claimed, ...others] = await outbox.claim(1, 9, 'https://other.example/');
    expect([claimed?.id, claimed?.state.kind, others]).toEqual([row.id, 'deleting', []]);
  });
});

it('what a worker left under way goes at once when the next one starts', async () => {
  const [sending, deleting, waiting] = [
    await rowOf(outbox),
    await rowOf(outbox, { state: { kind: 'deleting', attempt: 2, retryAt: 9_000, reason: '' } }),
    await rowOf(outbox, { state: { kind: 'failed', attempt: 2, retryAt: 9_000, reason: 'offline' } }),
  ];
  for (const row of [sending, deleting, waiting]) await outbox.keep(row);
  await outbox.claim(1, 9_000, HERE);
  await outbox.interrupt(5);
  expect((await outbox.all()).map(({ due }) => due).sort()).toEqual([5, 5, 9_000]);
  expect(await stateOf(sending.id)).toMatchObject({ kind: 'failed', attempt: 1, reason: 'interrupted' });
});

it('undo takes back what has not left, and only that', async () => {
  const [early, late] = [await rowOf(outbox), await rowOf(outbox)];
  await outbox.keep(early);
  expect(await outbox.apply(early.id, { kind: 'undo' })).toMatchObject({ id: early.id });
  expect(await outbox.all()).toEqual([]);
  await outbox.keep(late);
  await outbox.claim(1, 9, HERE);
  expect(await outbox.apply(late.id, { kind: 'undo' })).toBeNull();
  expect(await stateOf(late.id)).toMatchObject({ kind: 'sending' });
  expect(await outbox.apply('no such id', { kind: 'undo' })).toBeNull();
});
