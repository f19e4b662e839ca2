/** Delivery against a collector that fails in every way there is: each report ends as one row there, and says so here. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCollector, MODES, startFakeCollector } from '../../tests/collector/fake-collector.ts';
import { askFates } from './collector.ts';
import { type DeliveryParts, deliverDue } from './delivery.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { type Post, post } from './post.ts';
import { rowOf } from './testing.ts';

let collector: FakeCollector;
let outbox: Outbox;
let name: string;
let now: number;
let count = 0;
const changed: string[] = [];

beforeEach(async () => {
  collector = await startFakeCollector();
  name = `delivery-${count++}`;
  outbox = openOutbox(name);
  now = 1_000_000;
});
afterEach(async () => {
  await collector.close();
  outbox.close();
  await Dexie.delete(name);
});

/** Ordinary patience, but for a collector that hangs: nobody waits 20 s in a test. */
const impatient: Post = (request) => post({ ...request, patience: 200 });
const parts = (): DeliveryParts => ({
  outbox,
  post: impatient,
  now: () => now,
  random: Math.random,
  changed: (ids) => changed.push(...ids),
});
const keep = async (howMany: number) => {
  const rows = [];
  for (let index = 0; index < howMany; index++) {
    const row = await rowOf(outbox, { collector: collector.url });
    expect(await outbox.keep(row)).toBeNull();
    rows.push(row);
  }
  return rows;
};
const deliver = () => deliverDue(collector.url, parts());
const states = async () => (await outbox.all()).map(({ state }) => state);

describe('when all is well', () => {
  it('delivers in batches, each report once, with its receipt', async () => {
    const rows = await keep(45);
    await deliver();
    expect(collector.requests.map(({ path }) => path)).toEqual(Array(3).fill('/v1/reports'));
    expect([...collector.rows.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(new Set((await states()).map(({ kind }) => kind))).toEqual(new Set(['delivered']));
    expect(changed).toEqual(expect.arrayContaining(rows.map(({ messageId }) => messageId)));
    await deliver();
    expect(collector.requests).toHaveLength(3);
  });

  it('sends the report, and nothing else of its row', async () => {
    const [row] = await keep(1);
    await deliver();
    const [request] = collector.requests;
    expect(JSON.parse(request?.body ?? '')).toEqual({ schema: 1, reports: [row?.report] });
    expect(request?.body).not.toContain(row?.secret);
    expect(request?.body).not.toContain(row?.messageId);
    for (const header of ['cookie', 'authorization', 'referer'])
      expect(request?.headers).not.toHaveProperty(header);
  });

  it('leaves alone what may still be undone', async () => {
    await outbox.keep(
      await rowOf(outbox, { collector: collector.url, state: { kind: 'queued', notBefore: now + 1 } }),
    );
    await deliver();
    expect(collector.requests).toEqual([]);
    now += 1;
    await deliver();
    expect(collector.rows.size).toBe(1);
  });
});

describe('when the collector fails', () => {
  it.each(MODES.filter((mode) => mode !== 'ok'))(
    '%s: tried again later, one row in the end',
    async (mode) => {
      await keep(3);
      collector.setMode(mode);
      await deliver();
      for (const state of await states()) {
        expect(state).toMatchObject({ kind: 'failed', attempt: 1 });
        expect('retryAt' in state && state.retryAt - now).toBeGreaterThanOrEqual(
          mode === '503-retry-after' ? 120_000 : 30_000,
        );
      }
      const asked = collector.requests.length;
      await deliver();
      expect(collector.requests).toHaveLength(asked); // not before its time
      collector.setMode('ok');
      now += 200_000;
      await deliver();
      expect(collector.rows.size).toBe(3);
      expect((await states()).map(({ kind }) => kind)).toEqual(Array(3).fill('delivered'));
      expect(collector.conflicts).toEqual([]);
    },
  );

  it('is down for days: nothing is lost, and it is not asked often', async () => {
    await keep(5);
    collector.setMode('500');
    const until = now + 5 * 24 * 3_600_000;
    while (now < until) {
      await deliver();
      now = (await outbox.nextDue(collector.url)) ?? until;
    }
    expect(collector.requests.length).toBeLessThan(60);
    collector.setMode('ok');
    await deliver();
    expect(collector.rows.size).toBe(5);
  });

  it('a worker that dies with a request under way leaves it to the next', async () => {
    await keep(1);
    await outbox.claim(now, now + 45_000, collector.url); // and no more is heard of it
    await deliver();
    expect(collector.requests).toEqual([]);
    now += 45_000;
    await deliver();
    expect(await states()).toMatchObject([{ kind: 'delivered' }]);
  });
});

describe('what the collector does not take', () => {
  it('ends as rejected with its reason', async () => {
    const [one, other] = await keep(2);
    collector.refuse(({ id }) => (id === one?.id ? 'off topic' : null));
    await deliver();
    const kinds = new Map((await outbox.all()).map(({ id, state }) => [id, state]));
    expect(kinds.get(one?.id ?? '')).toMatchObject({ kind: 'rejected', reason: 'said:off topic' });
    expect(kinds.get(other?.id ?? '')).toMatchObject({ kind: 'delivered' });
  });

  it('does not hold up the others: a batch refused as a whole is halved', async () => {
    const rows = await keep(9);
    const bad = rows[4];
    if (!bad) throw new Error('no row');
    await outbox.apply(bad.id, { kind: 'undo' });
    await outbox.keep({ ...bad, report: { ...bad.report, created: 'yesterday' } });
    await deliver();
    expect(collector.rows.size).toBe(8);
    const rejected = (await outbox.all()).filter(({ state }) => state.kind === 'rejected');
    expect(rejected.map(({ id, state }) => [id, 'reason' in state && state.reason])).toEqual([
      [bad.id, 'http:422'],
    ]);
  });
});

describe('afterwards', () => {
  it('a deletion is asked for with the secret until it is confirmed', async () => {
    const [one] = await keep(2);
    await deliver();
    await outbox.apply(one?.id ?? '', { kind: 'delete', now });
    collector.setMode('vanish');
    await deliver();
    expect(await states()).toContainEqual(expect.objectContaining({ kind: 'deleting', attempt: 1 }));
    collector.setMode('ok');
    now += 200_000;
    await deliver();
    expect(collector.rows.has(one?.id ?? '')).toBe(false);
    expect((await states()).map(({ kind }) => kind)).toEqual(['delivered']);
  });

  it('tells what became of a report, by its own secret only', async () => {
    const [one, other] = await keep(2);
    await deliver();
    if (!one || !other) throw new Error('no row');
    collector.fates.set(one.id, { status: 'confirmed', list: 12, reason: '' });
    const fates = await askFates(collector.url, [one, { ...other, secret: one.secret }], impatient);
    expect(fates).toEqual(new Map([[one.id, { status: 'confirmed', list: 12, reason: '' }]]));
    collector.setMode('garbage');
    expect(await askFates(collector.url, [one], impatient)).toBe('unreadable');
  });
});

const soak = process.env.UNSAID_SOAK !== undefined;
const REPORTS = soak ? 200 : 20;

it(`${REPORTS} reports, a collector that fails at random, workers that die at random: as many rows`, async () => {
  const rows = await keep(REPORTS);
  collector.setMode(() => MODES[Math.floor(Math.random() * MODES.length)] ?? 'ok');
  let rounds = 0;
  while ((await states()).some(({ kind }) => kind !== 'delivered')) {
    expect(rounds++).toBeLessThan(2_000);
    if (Math.random() < 0.3) await outbox.claim(now, now + 45_000, collector.url); // dies before it sends
    const dying: Post = async (request) => {
      const reply = await impatient(request);
      // dies after it sent, before it could write down what came of it
      if (Math.random() < 0.3) throw new Error('killed');
      return reply;
    };
    await deliverDue(collector.url, { ...parts(), post: dying }).catch(() => {});
    now += 60_000 + Math.random() * 6 * 3_600_000;
  }
  expect([...collector.rows.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(collector.conflicts).toEqual([]);
}, 300_000);
