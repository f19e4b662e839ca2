import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowOf } from '../reports/row.ts';
import { openCollector, type TestCollector } from '../testing/collector.ts';
import { makeReport } from '../testing/reports.ts';
import { createIntake, StoreDown } from './intake.ts';

const row = (change = {}) => ({ ...rowOf(makeReport(), '', '2026-11-26'), ...change });
let collector: TestCollector;
beforeEach(async () => {
  collector = await openCollector('sqlite');
});
afterEach(() => collector.close());

describe('commits in groups', () => {
  test('the first goes at once, those that come meanwhile together', async () => {
    const groups: number[] = [];
    const intake = createIntake(collector.services.store.db, (rows) => groups.push(rows));
    await Promise.all(Array.from({ length: 100 }, () => intake.keep([row()])));
    expect(groups).toEqual([1, 99]);
    expect(intake.waiting).toBe(0);
  });

  test('no group is larger than a statement can hold', async () => {
    const groups: number[] = [];
    const intake = createIntake(collector.services.store.db, (rows) => groups.push(rows));
    const asks = Array.from({ length: 40 }, () => intake.keep(Array.from({ length: 50 }, () => row())));
    await Promise.all(asks);
    expect(Math.max(...groups)).toBeLessThanOrEqual(512);
    expect(groups.reduce((sum, rows) => sum + rows, 0)).toBe(2_000);
  });

  test('a full group is made ready while another is committed; every one is there', async () => {
    const { db } = collector.services.store;
    const groups: number[] = [];
    const intake = createIntake(db, (rows) => groups.push(rows));
    const rows = Array.from({ length: 3_000 }, () => row());
    const kept = await Promise.all(rows.map((one) => intake.keep([one])));
    expect(new Set(kept.flat())).toEqual(new Set(['accepted']));
    expect(groups.length).toBeLessThan(10);
    await intake.idle();
    const { there } = await db
      .selectFrom('reports')
      .select((count) => count.fn.countAll().as('there'))
      .executeTakeFirstOrThrow();
    expect(Number(there)).toBe(3_000);
  });

  test('what waits may weigh so much and no more; it is taken again when there is room', async () => {
    const intake = createIntake(collector.services.store.db);
    const large = () => [row({ words: JSON.stringify({ prompt: 'x'.repeat(1_000_000) }) })];
    const settled = await Promise.allSettled(Array.from({ length: 40 }, () => intake.keep(large())));
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(15);
    expect(await intake.keep(large())).toEqual(['accepted']);
    await intake.idle();
    expect(intake.waiting).toBe(0);
  });

  test('one that the database takes offence at does not cost the others theirs', async () => {
    const intake = createIntake(collector.services.store.db);
    const bad = row({ kind: null });
    const asks = [row(), row(), bad, row()].map((one) => intake.keep([one]));
    const settled = await Promise.allSettled(asks);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(intake.isDown).toBe(false);
  });
});

test('a full disk: nothing is acknowledged that is not there, and it goes on when there is room', async () => {
  const folder = collector.folder;
  await collector.services.close();
  const full = await openCollector('sqlite', { store: { kind: 'sqlite', folder, pageLimit: 60 } });
  const { db } = full.services.store;
  const accepted: string[] = [];
  let refused = 0;
  while (refused < 3) {
    const report = makeReport({ comment: 'x'.repeat(2_000) });
    const answer = await full.post('/v1/reports', report);
    if (answer.status === 201) accepted.push(report.id);
    else {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      refused++;
    }
  }
  expect((await full.request('/readyz')).status).toBe(503);
  const there = await db.selectFrom('reports').select('id').execute();
  expect(new Set(there.map(({ id }) => id))).toEqual(new Set(accepted));
  await full.services.intake.keep([row()]).catch((error) => expect(error).toBeInstanceOf(StoreDown));
  await full.close();
  collector = await openCollector('sqlite', { store: { kind: 'sqlite', folder } });
  expect((await collector.post('/v1/reports', makeReport())).status).toBe(201);
  expect((await collector.request('/readyz')).status).toBe(200);
});
