/** The collector under load, beside the least that the same runtime, framework and database can do. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import autocannon from 'autocannon';
import { rowOf } from '../../collector/reports/row.ts';
import { openStore } from '../../collector/store/open.ts';
import { makeReport } from '../../collector/testing/reports.ts';
import { report } from './figures.ts';

const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const COLLECTOR = join(import.meta.dirname, '../../collector/main.ts');
/** As `npm run collector` starts it. */
const FLAGS = ['--max-semi-space-size=32', '--max-old-space-size=256'];
const PARSE_ONLY = join(import.meta.dirname, 'parse-only.ts');
const CONNECTIONS = 64;
const SECONDS = 6;
const BATCH = 50;
/** Budgets: docs/scaling.md. */
const START_MS = 1_000;
const P99_MS = 50;
const MEMORY_MB = 300;

interface Server {
  readonly url: string;
  readonly startMs: number;
  stop(): Promise<void>;
}

async function start(script: string, folder: string): Promise<Server> {
  const started = performance.now();
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: folder,
    RATE_PER_SECOND: '0',
    TOTAL_PER_SECOND: '0',
  };
  const child = spawn(NODE, [...FLAGS, script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    child.stdout.on('data', (data) => resolve(`${data}`.trim().split(' ').at(-1) ?? '')),
  );
  return {
    url,
    startMs: performance.now() - started,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Bodies are made beforehand: what is measured is the server, not the making of reports. */
function load(url: string, bodies: readonly string[], rate?: number): Promise<autocannon.Result> {
  let next = 0;
  const options: autocannon.Options = {
    url: `${url}/v1/reports`,
    connections: CONNECTIONS,
    duration: SECONDS,
    ...(rate && { overallRate: rate }),
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: bodies[next++ % bodies.length] ?? '' }),
      },
    ],
  };
  return autocannon(options);
}

const singles = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => JSON.stringify(makeReport({}, at)));
const batches = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    JSON.stringify({ schema: 1, reports: Array.from({ length: BATCH }, () => makeReport({}, at)) }),
  );

export async function benchCollector(runs: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-bench-'));
  try {
    for (let run = 0; run < runs; run++) await once(join(folder, `${run}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function once(folder: string): Promise<void> {
  const bare = await start(PARSE_ONLY, folder);
  const parsed = await load(bare.url, singles(20_000));
  await bare.stop();
  const least = parsed.requests.average;

  await (await start(COLLECTOR, folder)).stop(); // the first start makes the tables
  const collector = await start(COLLECTOR, folder);
  report('collector: start, embedded', collector.startMs, 'ms', START_MS);
  const taken = await load(collector.url, singles(120_000));
  const most = taken.requests.average;
  report('collector: one report a request, against parsing only', most, 'requests/s', least);
  const half = await load(collector.url, singles(60_000), Math.round(most / 2));
  report('collector: p99 at half the load', half.latency.p99, 'ms', P99_MS);

  const raw = await rawInserts(join(folder, 'raw'));
  const grouped = await load(collector.url, batches(4_000));
  const rows = grouped.requests.average * BATCH;
  report(`collector: ${BATCH} reports a request, against raw inserts`, rows, 'reports/s', raw);
  const metrics = await (await fetch(`${collector.url}/metrics`)).text();
  const bytes = Number(/^collector_resident_bytes (\S+)$/m.exec(metrics)?.[1]);
  const kept = Number(/^collector_reports_total\{outcome="accepted"\} (\d+)$/m.exec(metrics)?.[1]);
  report(`collector: memory after ${kept} reports`, bytes / 1e6, 'MB', MEMORY_MB);
  await collector.stop();
}

/** Rows a second that the same database takes from one program: {@link BATCH} rows a statement, a commit each. */
async function rawInserts(folder: string): Promise<number> {
  const store = await openStore({ kind: 'sqlite', folder });
  await store.close();
  const database = new DatabaseSync(join(folder, 'collector.sqlite'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const first = rowOf(makeReport(), '', '2026-11-26');
  const columns = Object.keys(first);
  const one = `(${columns.map(() => '?').join(', ')})`;
  const values = Array.from({ length: BATCH }, () => one).join(', ');
  const insert = database.prepare(`insert into reports (${columns.join(', ')}) values ${values}`);
  const rows = Array.from({ length: 400 }, () =>
    Array.from({ length: BATCH }, () => Object.values(rowOf(makeReport(), '', '2026-11-26'))).flat(),
  );
  const started = performance.now();
  for (const parameters of rows) insert.run(...(parameters as (string | number | null)[]));
  const rate = (rows.length * BATCH * 1000) / (performance.now() - started);
  database.close();
  return rate;
}
