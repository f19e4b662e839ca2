import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiptOf } from './reports/row.ts';
import {
  DATABASES,
  isMissing,
  openCollector,
  removePostgres,
  type TestCollector,
} from './testing/collector.ts';
import { makeReport, secretOf } from './testing/reports.ts';

afterAll(removePostgres);

describe.each(DATABASES)('on %s', (kind) => {
  let collector: TestCollector;
  beforeEach(async (context) => {
    if (isMissing(kind)) return context.skip('PostgreSQL is not installed');
    collector = await openCollector(kind);
  });
  afterEach(() => collector?.close());

  const rows = async () => await collector.services.store.db.selectFrom('reports').selectAll().execute();
  const bearer = (id: string, secret = secretOf(id)) => ({ headers: { Authorization: `Bearer ${secret}` } });

  test('one report: kept once, acknowledged the same each time, in conflict when it says something else', async () => {
    const report = makeReport();
    const first = await collector.post('/v1/reports', report);
    expect(first.status).toBe(201);
    const told = await first.json();
    expect(told).toEqual({
      id: report.id,
      outcome: 'accepted',
      receipt: receiptOf(report.id),
      reason: '',
      held: false,
    });
    const again = await collector.post('/v1/reports', report);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ ...told, outcome: 'duplicate' });
    const other = await collector.post('/v1/reports', { ...report, comment: 'other words' });
    expect(other.status).toBe(409);
    expect(other.headers.get('content-type')).toBe('application/problem+json');
    expect(await other.json()).toMatchObject({ status: 409, id: report.id });
    expect(await rows()).toHaveLength(1);
  });

  test('keys in another order, or an id in capitals, are the same report', async () => {
    const report = makeReport();
    const turned = Object.fromEntries(Object.entries(report).reverse());
    await collector.post('/v1/reports', report);
    expect((await collector.post('/v1/reports', turned)).status).toBe(200);
    const shouted = makeReport({ id: report.id.toUpperCase() });
    await collector.post('/v1/reports', shouted);
    expect(await rows()).toHaveLength(1);
  });

  test('a batch: each by itself, in order', async () => {
    const [one, two, three] = [makeReport(), makeReport(), makeReport()];
    await collector.post('/v1/reports', two);
    const batch = {
      schema: 1,
      reports: [one, two, { ...two, kind: 'other' }, { ...three, model: 'no id' }, one, 7],
    };
    const answer = await collector.post('/v1/reports', batch, { 'Content-Type': 'text/plain;charset=UTF-8' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const { results } = await answer.json();
    const expected = ['accepted', 'duplicate', 'conflict', 'rejected', 'duplicate', 'rejected'];
    expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(expected);
    expect(results[3]).toMatchObject({ id: three.id, receipt: '' });
    expect(results[3].reason).toMatch(/^model: /);
    expect(await rows()).toHaveLength(2);
  });

  test.each([
    ['51 reports', { schema: 1, reports: Array.from({ length: 51 }, () => makeReport()) }, 400],
    ['no reports', { schema: 1, reports: [] }, 400],
    ['another schema', { schema: 2, reports: [makeReport()] }, 400],
    ['half a report', { schema: 1, id: 'x' }, 422],
    ['a number', 7, 422],
    ['null', null, 422],
    ['no JSON', '{"schema":', 400],
    ['an unknown field', { ...makeReport(), conversation: '65a000000000000000000001' }, 422],
  ])('refused: %s', async (_name, body, status) => {
    const answer = await collector.post('/v1/reports', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status });
    expect(await rows()).toEqual([]);
  });

  test('what is not JSON in UTF-8, or too large, is refused before it is read', async () => {
    const body = JSON.stringify(makeReport());
    const types = [
      'image/png',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=latin1',
      '',
    ];
    for (const type of types)
      expect((await collector.post('/v1/reports', body, { 'Content-Type': type })).status, type).toBe(415);
    const zipped = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    expect((await collector.post('/v1/reports', body, zipped)).status).toBe(415);
    const huge = { 'Content-Type': 'application/json', 'Content-Length': '6000001' };
    expect((await collector.post('/v1/reports', body, huge)).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(0x20)),
    });
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    expect((await collector.request('/v1/reports', init as RequestInit)).status).toBe(413);
    const bad = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    };
    expect((await collector.request('/v1/reports', bad)).status).toBe(400);
  });

  test('hundreds at once, many of them twice: exactly the distinct ones are there', async () => {
    const reports = Array.from({ length: 200 }, () => makeReport());
    const sent = [...reports, ...reports.slice(0, 100), ...reports.slice(50, 150)];
    const answers = await Promise.all(
      sent.map(async (report) => (await collector.post('/v1/reports', report)).status),
    );
    expect(answers.filter((status) => status === 201)).toHaveLength(200);
    expect(answers.filter((status) => status === 200)).toHaveLength(200);
    expect(new Set((await rows()).map(({ id }) => id))).toEqual(new Set(reports.map(({ id }) => id)));
  });

  test('its reporter, and nobody else, learns what became of it', async () => {
    const report = makeReport();
    await collector.post('/v1/reports', report);
    const path = `/v1/reports/${report.id}/status`;
    expect(await (await collector.request(path, bearer(report.id))).json()).toMatchObject({
      status: 'received',
      list: null,
    });
    const stranger = await collector.request(path, bearer(report.id, 'f'.repeat(32)));
    const nobody = await collector.request(`/v1/reports/${makeReport().id}/status`, bearer(report.id));
    expect([stranger.status, nobody.status]).toEqual([404, 404]);
    expect(await stranger.text()).toBe(await nobody.text());
    expect((await collector.request(path)).status).toBe(401);
    const both = {
      reports: [
        { id: report.id, secret: secretOf(report.id) },
        { id: report.id, secret: 'no' },
      ],
    };
    const { statuses } = await (await collector.post('/v1/reports/status', both)).json();
    expect(statuses.map(({ status }: { status: string }) => status)).toEqual(['received', 'unknown']);
  });

  test('deleted: nothing but the id is left, and it stays so', async () => {
    const report = makeReport({ comment: 'mine' });
    const path = `/v1/reports/${report.id}`;
    await collector.post('/v1/reports', report);
    const stranger = { method: 'DELETE', ...bearer(report.id, 'f'.repeat(32)) };
    expect((await collector.request(path, stranger)).status).toBe(404);
    const own = { method: 'DELETE', ...bearer(report.id) };
    expect((await collector.request(path, own)).status).toBe(204);
    expect((await collector.request(path, own)).status).toBe(204);
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toMatch(/mine|square|QwQ|tiananmen/);
    expect((await collector.post('/v1/reports', report)).status).toBe(200);
    expect((await rows())[0]?.state).toBe('deleted');
    const fate = await collector.request(`${path}/status`, bearer(report.id));
    expect(await fate.json()).toMatchObject({ status: 'deleted' });
  });

  test('deleted before it arrives: acknowledged, and dropped', async () => {
    const [report, other] = [makeReport(), makeReport()];
    await collector.post('/v1/reports', other);
    const proofs = [report, other].map(({ id }) => ({ id, secret: secretOf(report.id) }));
    const { deleted } = await (await collector.post('/v1/reports/delete', { reports: proofs })).json();
    expect(deleted).toEqual([report.id]); // the other's secret is another
    const late = await collector.post('/v1/reports', report);
    expect(await late.json()).toMatchObject({ outcome: 'duplicate', receipt: receiptOf(report.id) });
    expect((await rows()).filter(({ state }) => state !== 'deleted').map(({ id }) => id)).toEqual([other.id]);
  });

  test('deleted and sent at the same instant, many times: never there in the end', async () => {
    const reports = Array.from({ length: 60 }, () => makeReport());
    await Promise.all(
      reports.flatMap((report) => [
        collector.post('/v1/reports', report),
        collector.request(`/v1/reports/${report.id}`, { method: 'DELETE', ...bearer(report.id) }),
      ]),
    );
    expect((await rows()).filter(({ state }) => state !== 'deleted')).toEqual([]);
  });

  test('statistics tell nothing of fewer than five reporters, nor a total that holds them', async () => {
    const send = (count: number, model: string, first = 1) =>
      Promise.all(
        Array.from({ length: count }, (_, at) =>
          collector.post('/v1/reports', makeReport({ model }, first + at)),
        ),
      );
    await send(5, 'org/five');
    await send(4, 'org/four');
    await Promise.all(
      Array.from({ length: 9 }, () => collector.post('/v1/reports', makeReport({ model: 'org/one' }))),
    );
    const answer = await collector.request('/v1/statistics');
    const { cells } = await answer.json();
    expect(cells).toEqual([
      {
        model: 'org/five',
        topic: 'tiananmen_1989',
        language: 'en',
        kind: 'refusal',
        month: '2026-11',
        reports: 5,
        reporters: 5,
      },
    ]);
  });

  test('health', async () => {
    expect((await collector.request('/healthz')).status).toBe(200);
    expect((await collector.request('/readyz')).status).toBe(200);
    await collector.post('/v1/reports', makeReport());
    const metrics = await (await collector.request('/metrics')).text();
    expect(metrics).toContain('collector_reports_total{outcome="accepted"} 1');
    expect(metrics).not.toContain('QwQ');
  });
});
