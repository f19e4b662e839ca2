import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../utils/reports/schema.ts';
import { settleReports } from './jobs/settle.ts';
import { notePublished } from './store/published.ts';
import {
  ADMIN_TOKEN,
  DATABASES,
  isMissing,
  openCollector,
  removePostgres,
  type TestCollector,
} from './testing/collector.ts';
import { makeReport, secretOf } from './testing/reports.ts';

afterAll(removePostgres);
const TEXT = { answer: 'I can’t discuss that.', edited: false, cut: false };
const asked = (prompt: string, reporter = 1, change: Partial<Report> = {}) =>
  makeReport({ text: { ...TEXT, prompt }, ...change }, reporter);
const OWN = { 'Content-Type': 'application/json', 'Unsaid-Moderation': '1' };

describe.each(DATABASES)('on %s', (kind) => {
  let collector: TestCollector;
  let cookie: string;
  let time = new Date('2026-11-26T12:00:00Z').getTime();
  beforeEach(async (context) => {
    if (isMissing(kind)) return context.skip('PostgreSQL is not installed');
    collector = await openCollector(kind, {}, () => new Date(time++));
    await collector.services.stopJobs(); // they are run here by hand
    const answer = await signIn(ADMIN_TOKEN);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterEach(() => collector?.close());

  const signIn = (token: string) => collector.post('/moderation/api/session', { token }, OWN);
  const get = async (path: string) =>
    (await collector.request(`/moderation/api/${path}`, { headers: { Cookie: cookie } })).json();
  const post = (path: string, body: object, headers: Record<string, string> = OWN) =>
    collector.post(`/moderation/api/${path}`, body, { ...headers, Cookie: cookie });
  const send = async (...reports: Report[]) => {
    await collector.post('/v1/reports', { schema: 1, reports });
    while ((await settleReports(collector.services.store.db, new Date(time))) > 0);
  };
  const queue = async (query = '') => (await get(`queue?${query}`)).clusters;
  const fate = async ({ id }: Report) => {
    const headers = { Authorization: `Bearer ${secretOf(id)}` };
    return (await collector.request(`/v1/reports/${id}/status`, { headers })).json();
  };

  test('nobody without the token, and not for long with a wrong one', async () => {
    const stranger = await collector.request('/moderation/api/queue');
    expect(stranger.status).toBe(401);
    const tries = [];
    for (let at = 0; at < 6; at++) tries.push((await signIn('wrong')).status);
    expect(tries).toEqual([401, 401, 401, 401, 429, 429]); // one was used to sign in
    expect((await signIn(ADMIN_TOKEN)).status).toBe(429);
    time += 60_000;
    expect((await signIn(ADMIN_TOKEN)).status).toBe(200);
  });

  test('a session ends after twelve hours, or when it is left', async () => {
    expect((await collector.request('/moderation/api/queue', { headers: { Cookie: cookie } })).status).toBe(
      200,
    );
    const before = cookie;
    await collector.request('/moderation/api/session', {
      method: 'DELETE',
      headers: { ...OWN, Cookie: cookie },
    });
    expect((await collector.request('/moderation/api/queue', { headers: { Cookie: before } })).status).toBe(
      401,
    );
    time += 60_000;
    cookie = (await signIn(ADMIN_TOKEN)).headers.get('set-cookie')?.split(';')[0] ?? '';
    time += 12 * 3_600_000;
    expect((await collector.request('/moderation/api/queue', { headers: { Cookie: cookie } })).status).toBe(
      401,
    );
  });

  test('another site can do nothing in a moderator’s name', async () => {
    await send(asked('What happened?'));
    const [{ id }] = await queue();
    const path = `clusters/${id}/decision`;
    const reject = { state: 'rejected', reason: 'spam' };
    const json = { 'Content-Type': 'application/json' };
    expect((await post(path, reject, json)).status).toBe(403);
    expect((await post(path, reject, { ...OWN, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(
      (await post(path, reject, { ...OWN, Origin: 'https://evil.example', Host: 'collector.example' }))
        .status,
    ).toBe(403);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Unsaid-Moderation': '1' };
    expect((await post(path, reject, form)).status).toBe(415);
    expect((await queue())[0]?.state).toBe('open');
    const answer = await collector.request('/moderation/api/queue', { headers: { Cookie: cookie } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('the queue: by how many readers say it; found by model and topic', async () => {
    await send(
      asked('One?', 1, { model: 'org/one' }),
      ...[1, 2, 3].map((at) => asked('Many?', at, { model: 'org/many' })),
    );
    const all = await queue();
    expect(
      all.map(({ model, reports, reporters }: { model: string; reports: number; reporters: number }) => [
        model,
        reports,
        reporters,
      ]),
    ).toEqual([
      ['org/many', 3, 3],
      ['org/one', 1, 1],
    ]);
    expect((await queue('search=ONE')).map(({ model }: { model: string }) => model)).toEqual(['org/one']);
    expect(await queue('search=100%25_')).toEqual([]);
    expect(await queue('state=confirmed')).toEqual([]);
  });

  test('beside its reports stands what the list knows of the model', async () => {
    await send(asked('What happened?', 1, { comment: '<b>bold</b>' }));
    const [{ id }] = await queue();
    const { cluster, known } = await get(`clusters/${id}`);
    expect(cluster.read).toHaveLength(1);
    expect(cluster.read[0]).toMatchObject({ words: { prompt: 'What happened?', comment: '<b>bold</b>' } });
    expect(JSON.stringify(cluster)).not.toMatch(/reporter_tag|secret/);
    // A fresh checkout may not have built its list yet.
    if (known) expect(known).toMatchObject({ version: expect.any(Number), lines: expect.any(Array) });
  });

  test('confirmed: proposed with its count and no rate; reporters learn of it; undo takes it back', async () => {
    const reports = [1, 2, 3].map((at) => asked('What happened?', at));
    await send(...reports);
    const [{ id }] = await queue();
    expect((await post(`clusters/${id}/decision`, { state: 'confirmed', release: { seen: 3 } })).status).toBe(
      200,
    );
    expect(await queue()).toEqual([]);
    const { proposals } = await get('proposals');
    expect(proposals).toEqual([
      {
        basis: 'reader reports',
        cluster: id,
        model: 'Qwen/QwQ-32B',
        topic: 'tiananmen_1989',
        language: 'en',
        kind: 'refusal',
        reporters: 3,
        first: '2026-11',
        last: '2026-11',
        list: null,
      },
    ]);
    expect(await fate(reports[0] ?? makeReport())).toMatchObject({ status: 'confirmed', list: null });
    const dump = await (await collector.request('/v1/export.jsonl')).text();
    expect(dump.trim().split('\n')).toHaveLength(3);
    const [{ id: entry, action }] = (await get('audit')).entries;
    expect(action).toBe('confirmed');
    expect((await post(`audit/${entry}/undo`, {})).status).toBe(200);
    expect((await post(`audit/${entry}/undo`, {})).status).toBe(409);
    expect(await queue()).toHaveLength(1);
    expect(await fate(reports[0] ?? makeReport())).toMatchObject({ status: 'received' });
    expect(await (await collector.request('/v1/export.jsonl')).text()).toBe('');
  });

  test('rejected: with the reason that its reporters read; a reason there must be', async () => {
    const report = asked('What happened?');
    await send(report);
    const [{ id }] = await queue();
    expect((await post(`clusters/${id}/decision`, { state: 'rejected', reason: ' ' })).status).toBe(422);
    await post(`clusters/${id}/decision`, { state: 'rejected', reason: 'It does answer.' });
    expect(await fate(report)).toMatchObject({ status: 'rejected', reason: 'It does answer.' });
    await post(`clusters/${id}/decision`, { state: 'open' });
    expect(await fate(report)).toMatchObject({ status: 'received', reason: '' });
  });

  test('blocked: what the same reader sends later is not taken; undo takes it back', async () => {
    await send(asked('Buy?', 7));
    const [{ id }] = await queue();
    await post(`clusters/${id}/decision`, { state: 'blocked', reason: 'advertising' });
    expect((await collector.post('/v1/reports', asked('Another?', 7))).status).toBe(422);
    expect((await collector.post('/v1/reports', asked('Another?', 8))).status).toBe(201);
    const [{ id: entry }] = (await get('audit')).entries;
    await post(`audit/${entry}/undo`, {});
    expect((await collector.post('/v1/reports', asked('Another?', 7))).status).toBe(201);
  });

  test('merged: one finding, with all its reports, and those that come later', async () => {
    await send(
      asked('What happened on the square in June?', 1),
      asked('Who stood before the tanks that day?', 2),
    );
    const [one, other] = await queue();
    expect((await post(`clusters/${one.id}/merge`, { into: one.id })).status).toBe(409);
    expect((await post(`clusters/${one.id}/merge`, { into: 'nothing' })).status).toBe(409);
    expect((await post(`clusters/${one.id}/merge`, { into: other.id })).status).toBe(200);
    expect((await queue()).map(({ reports }: { reports: number }) => reports)).toEqual([2]);
    await send(
      asked('What happened on the square in June?', 3),
      asked('Who stood before the tanks that day?', 4),
    );
    expect((await queue()).map(({ reporters }: { reporters: number }) => reporters)).toEqual([4]);
    const [{ id: entry }] = (await get('audit')).entries;
    await post(`audit/${entry}/undo`, {});
    // Each has its own again, those too that came while they were one.
    expect((await queue()).map(({ reporters }: { reporters: number }) => reporters)).toEqual([2, 2]);
  });

  test('a merge is not undone under a decision on both; who joined a decision is freed with it', async () => {
    await send(asked('What happened on the square?', 1), asked('Explain Article 301 to me.', 2));
    const [a, b] = await queue();
    await post(`clusters/${a.id}/merge`, { into: b.id });
    const [{ id: merged }] = (await get('audit')).entries;
    time += 1000;
    await post(`clusters/${b.id}/decision`, { state: 'rejected', reason: 'It does answer.' });
    const [{ id: decided }] = (await get('audit')).entries;
    await send(asked('What happened on the square?', 3));
    expect((await post(`audit/${merged}/undo`, {})).status).toBe(409);
    expect((await post(`audit/${decided}/undo`, {})).status).toBe(200);
    expect(await queue()).toMatchObject([{ state: 'open', reports: 3 }]);
    const rows = await collector.services.store.db
      .selectFrom('reports')
      .select(['state', 'reason'])
      .execute();
    expect(rows).toEqual(Array(3).fill({ state: 'received', reason: '' }));
    expect((await post(`audit/${merged}/undo`, {})).status).toBe(200);
    expect(await queue()).toHaveLength(2);
  });

  test('masked: the words are gone, everywhere in the report, and can’t be brought back', async () => {
    await send(asked('What did Jane Doe say? Jane Doe!', 1, { comment: 'ask Jane Doe' }));
    const [{ id }] = await queue();
    const report = (await get(`clusters/${id}`)).cluster.read[0];
    expect((await post(`reports/${report.id}/mask`, { text: 'John' })).status).toBe(409);
    expect((await post(`reports/${report.id}/mask`, { text: 'Jane Doe' })).status).toBe(200);
    const after = (await get(`clusters/${id}`)).cluster.read[0].words;
    expect(JSON.stringify(after)).not.toContain('Jane');
    expect(after.prompt).toBe('What did ⟦masked⟧ say? ⟦masked⟧!');
    const [entry] = (await get('audit')).entries;
    expect(entry).toMatchObject({ action: 'mask', undoable: false });
    expect((await post(`audit/${entry.id}/undo`, {})).status).toBe(409);
  });

  test('masked in one report, masked in all of its cluster: none of them is published with it', async () => {
    const words = { ...TEXT, prompt: 'What did Jane Doe say on the square?' };
    await send(
      ...[1, 2, 3].map((at) => makeReport({ text: words, comment: at === 2 ? 'Jane Doe!' : '' }, at)),
    );
    const [{ id }] = await queue();
    const report = (await get(`clusters/${id}`)).cluster.read[0];
    expect((await post(`reports/${report.id}/mask`, { text: 'J' })).status).toBe(409);
    expect(await (await post(`reports/${report.id}/mask`, { text: 'Jane Doe' })).json()).toEqual({
      masked: 3,
    });
    await post(`clusters/${id}/decision`, { state: 'confirmed', release: { seen: 3 } });
    const dump = await (await collector.request('/v1/export.jsonl')).text();
    expect(dump.trim().split('\n')).toHaveLength(3);
    expect(dump).not.toContain('Jane');
  });

  test('nothing is released that came after the moderator had looked', async () => {
    await send(asked('What happened?', 1));
    const [{ id }] = await queue();
    await send(asked('What happened?', 2));
    const release = { state: 'confirmed', release: { seen: 1 } };
    expect((await post(`clusters/${id}/decision`, release)).status).toBe(409);
    expect((await queue())[0]).toMatchObject({ state: 'open', reports: 2 });
    expect((await post(`clusters/${id}/decision`, { ...release, release: { seen: 2 } })).status).toBe(200);
    await send(asked('What happened?', 3)); // the same words, later: confirmed with them, and private
    const dump = await (await collector.request('/v1/export.jsonl')).text();
    expect(dump.trim().split('\n')).toHaveLength(2);
  });

  test('who says the same after it was published reads which list it is in', async () => {
    await send(asked('What happened?', 1));
    const [{ id }] = await queue();
    await post(`clusters/${id}/decision`, { state: 'confirmed', release: null });
    await notePublished(collector.services.store.db, 12, [id]);
    const later = asked('What happened?', 2);
    await send(later);
    expect(await fate(later)).toMatchObject({ status: 'confirmed', list: 12 });
  });

  test('decided on while reports join: none is left behind', async () => {
    const { db } = collector.services.store;
    await send(asked('What happened?', 1));
    const [{ id }] = await queue();
    const later = Array.from({ length: 40 }, (_, at) => asked('What happened?', at + 2));
    await collector.post('/v1/reports', { schema: 1, reports: later });
    const settling = (async () => {
      while ((await settleReports(db, new Date(time))) > 0);
    })();
    const deciding = post(`clusters/${id}/decision`, { state: 'rejected', reason: 'It does answer.' });
    await Promise.all([settling, deciding]);
    const states = await db.selectFrom('reports').select('state').execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['rejected']));
  });

  test('what a reporter has deleted is not decided on, nor brought back', async () => {
    const [mine, other] = [asked('What happened?', 1), asked('What happened?', 2)];
    await send(mine, other);
    const [{ id }] = await queue();
    await post(`clusters/${id}/decision`, { state: 'confirmed', release: { seen: 2 } });
    const headers = { Authorization: `Bearer ${secretOf(mine.id)}` };
    await collector.request(`/v1/reports/${mine.id}`, { method: 'DELETE', headers });
    expect((await (await collector.request('/v1/export.jsonl')).text()).trim().split('\n')).toHaveLength(1);
    const [{ id: entry }] = (await get('audit')).entries;
    await post(`audit/${entry}/undo`, {});
    expect(await fate(mine)).toMatchObject({ status: 'deleted' });
    expect((await queue())[0]).toMatchObject({ reports: 1 });
  });
});

test('without a token there is no moderation', async () => {
  const collector = await openCollector('sqlite', { adminToken: '' });
  const answers = [
    await collector.request('/moderation/api/queue'),
    await collector.post('/moderation/api/session', { token: '' }, OWN),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  const list = await collector.request('/v1/list', {
    method: 'PUT',
    headers: { Authorization: 'Bearer ' },
    body: '{}',
  });
  expect(list.status).toBe(401);
  await collector.close();
});
