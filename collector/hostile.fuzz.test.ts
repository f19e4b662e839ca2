/**
 * Bodies that nobody honest sends. A thousand with a fixed seed in every test run; ten thousand, with a new seed, by
 * `npm run soak`. Whatever comes: a proper answer, nothing kept that is no report, and the collector goes on.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportSchema } from '../utils/reports/schema.ts';
import { openCollector, type TestCollector } from './testing/collector.ts';
import { makeReport } from './testing/reports.ts';

const runs = process.env.UNSAID_SOAK ? { numRuns: 10_000 } : { numRuns: 1_000, seed: 20261126 };

let collector: TestCollector;
beforeAll(async () => {
  collector = await openCollector('sqlite');
});
afterAll(() => collector.close());

const key = fc.oneof(
  fc.constantFrom(...Object.keys(makeReport()), '__proto__', 'constructor', 'toString', 'toJSON', ''),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const value = fc.oneof(
  fc.anything({ withNullPrototype: true, maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202eevil',
    "'; drop table reports; --",
    '<script>alert(1)</script>',
    1e308,
    -0,
    2 ** 53,
    'x'.repeat(30_000),
  ),
  fc.constant(null),
);
const mutated = fc.array(fc.tuple(key, value), { minLength: 0, maxLength: 3 }).map((changes) => {
  const report: Record<string, unknown> = { ...makeReport() };
  for (const [name, what] of changes)
    Object.defineProperty(report, name, {
      value: what,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return report;
});
const deep = fc.nat(20_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth));
const written = (json: unknown): string => {
  try {
    return JSON.stringify(json) ?? 'undefined';
  } catch {
    return '{}';
  }
};
const body = fc.oneof(
  { weight: 4, arbitrary: mutated.map(written) },
  {
    weight: 3,
    arbitrary: fc.array(mutated, { maxLength: 60 }).map((reports) => written({ schema: 1, reports })),
  },
  { weight: 1, arbitrary: fc.anything().map(written) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  { weight: 1, arbitrary: deep },
  // Cut anywhere, as by a connection that ended.
  {
    weight: 2,
    arbitrary: fc.tuple(mutated, fc.nat(1_500)).map(([report, at]) => written(report).slice(0, at)),
  },
);
const path = fc.constantFrom(
  '/v1/reports',
  '/v1/reports',
  '/v1/reports',
  '/v1/reports/status',
  '/v1/reports/delete',
);
const type = fc.constantFrom('application/json', 'text/plain;charset=UTF-8', 'text/html', '');

test(`${runs.numRuns} hostile bodies`, async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(path, type, body, async (to, contentType, text) => {
      const answer = await collector.post(to, text, { 'Content-Type': contentType });
      seen.add(answer.status);
      expect([200, 201, 400, 409, 413, 415, 422, 503]).toContain(answer.status);
      const said = await answer.json();
      if (answer.status >= 400)
        expect(said).toMatchObject({ status: answer.status, title: expect.any(String) });
    }),
    runs,
  );
  for (const status of [200, 201, 400, 415, 422]) expect([...seen]).toContain(status);
  // What was kept was a report: its columns are what the schema lets through.
  const { shape } = reportSchema;
  const rows = await collector.services.store.db.selectFrom('reports').selectAll().execute();
  for (const row of rows.filter(({ state }) => state !== 'deleted')) {
    expect(shape.model.safeParse(row.model).success).toBe(true);
    expect(shape.kind.safeParse(row.kind).success).toBe(true);
    expect(shape.language.safeParse(row.language).success).toBe(true);
  }
  expect((await collector.post('/v1/reports', makeReport())).status).toBe(201);
}, 600_000);
