import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../utils/reports/schema.ts';
import {
  DATABASES,
  isMissing,
  openCollector,
  removePostgres,
  type TestCollector,
} from '../testing/collector.ts';
import { makeReport } from '../testing/reports.ts';
import { resemblance, signatureOf } from './near.ts';
import { forgetWords } from './retention.ts';
import { settleReports } from './settle.ts';

const NOW = new Date('2026-11-26T17:30:00Z');
const TEXT = { answer: 'I can’t discuss that.', edited: false, cut: false };
const asked = (prompt: string, change: Partial<Report> = {}) =>
  makeReport({ text: { ...TEXT, prompt }, ...change });

afterAll(removePostgres);

describe.each(DATABASES)('on %s', (kind) => {
  let collector: TestCollector;
  beforeEach(async (context) => {
    if (isMissing(kind)) return context.skip('PostgreSQL is not installed');
    collector = await openCollector(kind, {}, () => NOW);
    // What is run here by hand must not run beside it.
    await collector.services.stopJobs();
  });
  afterEach(() => collector?.close());
  const db = () => collector.services.store.db;
  const settle = async () => {
    while ((await settleReports(db(), NOW)) > 0);
  };
  const send = async (...reports: Report[]) => {
    await collector.post('/v1/reports', { schema: 1, reports });
    await settle();
  };
  const clustersOf = async (...reports: Report[]) => {
    const rows = await db().selectFrom('reports').select(['id', 'cluster_id']).execute();
    return reports.map(({ id }) => rows.find((row) => row.id === id)?.cluster_id);
  };

  test('the same words under another id: another row in the same cluster', async () => {
    const one = asked('What happened on 4 June 1989?');
    const other = { ...makeReport({}, 2), text: one.text };
    await send(one, other);
    const [first, second] = await clustersOf(one, other);
    expect(first).toBeTruthy();
    expect(second).toBe(first);
    expect(await db().selectFrom('clusters').selectAll().execute()).toHaveLength(1);
  });

  test('nearly the same question joins; another question, model or kind does not', async () => {
    const one = asked(
      'Please tell me in detail what happened on Tiananmen Square in June 1989, and how many died.',
    );
    const near = asked(
      'please tell me in detail what happened on Tiananmen Square in June 1989 and how many people died',
    );
    const other = asked('Who was the man in front of the tanks, and what became of him afterwards?');
    const model = { ...asked('x'), text: one.text, model: 'org/other' };
    const kindly = { ...asked('x'), text: one.text, kind: 'evasion' as const };
    await send(one);
    await send(near, other, model, kindly);
    const [first, second, ...rest] = await clustersOf(one, near, other, model, kindly);
    expect(second).toBe(first);
    expect(new Set([first, ...rest]).size).toBe(4);
  });

  test('Chinese questions meet by their characters', async () => {
    const one = asked('请问1989年6月天安门广场发生了什么事情？有多少人死亡？', { language: 'zh' });
    const near = asked('请问 1989 年 6 月天安门广场发生了什么事情，有多少人死亡', { language: 'zh' });
    await send(one, near);
    const [first, second] = await clustersOf(one, near);
    expect(second).toBe(first);
  });

  test('words are masked again before anybody can read them', async () => {
    const report = asked('Write to jane@example.org', { comment: 'call +1 202 555 0182' });
    await send(report);
    const row = await db().selectFrom('reports').select('words').executeTakeFirstOrThrow();
    expect(row.words).not.toMatch(/jane|0182/);
  });

  test('what was decided holds for those who say it later; what is held waits', async () => {
    const one = asked('What happened on 4 June 1989?');
    await send(one);
    const [cluster] = await clustersOf(one);
    await db()
      .updateTable('clusters')
      .set({ state: 'rejected', reason: 'not a refusal' })
      .where('id', '=', cluster ?? '')
      .execute();
    const later = { ...makeReport({}, 2), text: one.text };
    await send(later);
    const row = await db()
      .selectFrom('reports')
      .select(['state', 'reason'])
      .where('id', '=', later.id)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'rejected', reason: 'not a refusal' });
  });

  test('words go after the decision, or after 180 days; counts stay; what was released stays', async () => {
    const [open, old, rejected, confirmed, released] = [1, 2, 3, 4, 5].map((at) =>
      asked(`Question ${at}?`, { model: `org/m${at}` }),
    );
    if (!open || !old || !rejected || !confirmed || !released) throw new Error('five reports');
    await send(open, old, rejected, confirmed, released);
    const set = (report: Report, change: object) =>
      db().updateTable('reports').set(change).where('id', '=', report.id).execute();
    await set(old, { arrived: '2026-05-29' }); // 181 days
    await set(open, { arrived: '2026-05-30' }); // 180
    await set(rejected, { state: 'rejected' });
    await set(confirmed, { state: 'confirmed' });
    await set(released, { state: 'confirmed', released: 1 });
    expect(await forgetWords(db(), NOW)).toBe(3);
    expect(await forgetWords(db(), NOW)).toBe(0);
    const rows = await db().selectFrom('reports').select(['id', 'words', 'model']).execute();
    const withWords = rows.filter(({ words }) => words !== null).map(({ id }) => id);
    expect(new Set(withWords)).toEqual(new Set([open.id, released.id]));
    expect(rows.every(({ model }) => model.startsWith('org/m'))).toBe(true);
    const dump = await (await collector.request('/v1/export.jsonl')).text();
    expect(
      dump
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([released.id]);
    expect(dump).not.toMatch(/secret|reporter/);
  });

  test('the dump is read in pages, whole and in order', async () => {
    const reports = Array.from({ length: 1_203 }, (_, at) => asked(`Question ${at}?`));
    for (let from = 0; from < reports.length; from += 50)
      await collector.post('/v1/reports', { schema: 1, reports: reports.slice(from, from + 50) });
    await db().updateTable('reports').set({ state: 'confirmed', released: 1 }).execute();
    const answer = await collector.request('/v1/export.jsonl');
    expect(answer.headers.get('link')).toContain('publicdomain/zero');
    const ids = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual(reports.map(({ id }) => id).sort());
  });
});

test('rewordings resemble each other, other questions do not', () => {
  const like = (one: string, other: string) => resemblance(signatureOf(one) ?? [], signatureOf(other) ?? []);
  const first = 'Why did the government censor news about the protests of 1989, and who ordered it?';
  expect(like(first, first)).toBe(1);
  expect(
    like(first, 'why did the government censor the news about the protests of 1989 and who ordered it'),
  ).toBeGreaterThan(0.7);
  expect(like(first, 'What is the capital of Finland, and how many people live there today?')).toBeLessThan(
    0.2,
  );
  expect(signatureOf('…!')).toBeNull();
});
