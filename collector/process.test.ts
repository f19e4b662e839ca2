import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../utils/reports/schema.ts';
import {
  ADMIN_TOKEN,
  DATABASES,
  type DatabaseKind,
  isMissing,
  removePostgres,
  thePostgres,
} from './testing/collector.ts';
import { makeReport, secretOf } from './testing/reports.ts';

/** The collector as a process of its own: started, killed, told to end, with its database taken away. */

const NODE = join(import.meta.dirname, '../node_modules/.bin/node');
const MAIN = join(import.meta.dirname, 'main.ts');
/** All the way by `npm run soak`; a tenth of it in every test run. */
const KILLS = process.env.UNSAID_SOAK ? 100 : 5;

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly errors: () => string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

const running: Running[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(removePostgres);

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-process-'));
  folders.push(folder);
  return folder;
}

async function envOf(kind: DatabaseKind): Promise<Record<string, string>> {
  const DATA_DIR = makeFolder();
  return kind === 'sqlite' ? { DATA_DIR } : { DATA_DIR, DATABASE_URL: await (await thePostgres()).create() };
}

async function start(env: Record<string, string>): Promise<Running> {
  const child = spawn(NODE, [MAIN], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      RATE_PER_SECOND: '0',
      TOTAL_PER_SECOND: '0',
      ADMIN_TOKEN,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      output += data;
      const found = /^collector listening on (http:\/\/\S+)\n$/.exec(output)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(errors)));
  });
  const one: Running = {
    process: child,
    url,
    errors: () => errors,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
  running.push(one);
  return one;
}

const send = (url: string, report: Report) =>
  fetch(`${url}/v1/reports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(report),
    signal: AbortSignal.timeout(10_000),
  });

/** Which of these reports the collector has. */
async function present(url: string, reports: readonly Report[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < reports.length; from += 100) {
    const asked = reports.slice(from, from + 100).map(({ id }) => ({ id, secret: secretOf(id) }));
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ reports: asked }),
    };
    const { statuses } = await (await fetch(`${url}/v1/reports/status`, init)).json();
    for (const { id, status } of statuses) if (status !== 'unknown') found.add(id);
  }
  return found;
}

describe.each(DATABASES)('on %s', (kind) => {
  test(
    `killed ${KILLS} times under load: every report that was acknowledged is there`,
    async (context) => {
      if (isMissing(kind)) return context.skip('PostgreSQL is not installed');
      const env = await envOf(kind);
      const acknowledged: Report[] = [];
      for (let round = 0; round < KILLS; round++) {
        const collector = await start(env);
        let isOver = false;
        const clients = Array.from({ length: 16 }, async () => {
          while (!isOver) {
            const report = makeReport();
            const answer = await send(collector.url, report).catch(() => null);
            if (answer?.status === 201) acknowledged.push(report);
          }
        });
        // Spread over the time of a few dozen commits.
        await new Promise((resolve) => setTimeout(resolve, 80 + ((round * 37) % 200)));
        await collector.kill('SIGKILL');
        isOver = true;
        await Promise.all(clients);
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS * 5);
      const collector = await start(env);
      const there = await present(collector.url, acknowledged);
      expect(acknowledged.filter(({ id }) => !there.has(id))).toEqual([]);
    },
    KILLS * 20_000,
  );

  test('told to end: what is going on is finished, and it ends by itself', async (context) => {
    if (isMissing(kind)) return context.skip('PostgreSQL is not installed');
    const env = await envOf(kind);
    const collector = await start(env);
    const reports = Array.from({ length: 50 }, () => makeReport());
    const sending = reports.map(
      async (report) => (await send(collector.url, report).catch(() => null))?.status === 201,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await collector.kill('SIGTERM')).toBe(0);
    const taken = await Promise.all(sending);
    const again = await start(env);
    const there = await present(again.url, reports);
    expect(reports.filter(({ id }, at) => taken[at] && !there.has(id))).toEqual([]);
  });
});

test('a second collector on one folder says so and ends; the first goes on', async () => {
  const env = await envOf('sqlite');
  const first = await start(env);
  await expect(start(env)).rejects.toThrow('another collector is running');
  expect((await send(first.url, makeReport())).status).toBe(201);
  await first.kill('SIGKILL');
  expect((await send((await start(env)).url, makeReport())).status).toBe(201);
});

test('a setting that is wrong: one line each, and nothing is started', async () => {
  const env = { PORT: 'http', ADMIN_TOKEN: 'short', DATABASE_URL: 'mysql://here' };
  const told = await start(env).catch((error: Error) => error.message);
  expect(told).toMatch(/^collector: PORT: /m);
  expect(told).toMatch(/^collector: ADMIN_TOKEN: must have at least 24 characters$/m);
  expect(told).toMatch(/^collector: DATABASE_URL: must begin with postgres:/m);
  expect(told).not.toContain('short');
});

test('a copy made while it runs is whole; put back, it is there again; not under a running collector', async () => {
  const env = await envOf('sqlite');
  const collector = await start(env);
  const reports = Array.from({ length: 30 }, () => makeReport());
  for (const report of reports) await send(collector.url, report);
  const copy = join(env.DATA_DIR ?? '', 'copy.sqlite');
  const script = (what: string) =>
    spawnSync(NODE, [join(import.meta.dirname, '../scripts/collector-backup.ts'), what, copy], {
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
  expect(script('backup').stdout).toContain('30 reports');
  expect(script('backup').stderr).toContain('is there already');
  const later = makeReport();
  await send(collector.url, later);
  expect(script('restore').stderr).toContain('stop it first');
  await collector.kill('SIGTERM');
  expect(script('restore').stdout).toContain('30 reports');
  const again = await start(env);
  const there = await present(again.url, [...reports, later]);
  expect(there).toEqual(new Set(reports.map(({ id }) => id)));
});

test('somebody who sends a byte a second holds up nobody', async () => {
  const { url } = await start(await envOf('sqlite'));
  const { port } = new URL(url);
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      'POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{',
    );
    return socket;
  });
  expect((await send(url, makeReport())).status).toBe(201);
  for (const socket of slow) socket.destroy();
});

describe('two collectors on one PostgreSQL', () => {
  test('the same reports at the same time, started at the same time: each is there once', async (context) => {
    if (isMissing('postgres')) return context.skip('PostgreSQL is not installed');
    const env = await envOf('postgres');
    const [one, other] = await Promise.all([start(env), start({ ...env, DATA_DIR: makeFolder() })]);
    const reports = Array.from({ length: 300 }, () => makeReport());
    const statuses = await Promise.all(
      reports.flatMap((report) => [one, other].map(async ({ url }) => (await send(url, report)).status)),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(300);
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    expect((await present(one.url, reports)).size).toBe(300);
  });

  test('the database is taken away and given back: 503 with a time to come again, then everything', async (context) => {
    if (isMissing('postgres')) return context.skip('PostgreSQL is not installed');
    const postgres = await thePostgres();
    const { url } = await start(await envOf('postgres'));
    const kept = makeReport();
    expect((await send(url, kept)).status).toBe(201);
    postgres.stop();
    const refused = await send(url, makeReport());
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/v1/statistics`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await postgres.start();
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 10_000 }).toBe(200);
    const later = makeReport();
    expect((await send(url, later)).status).toBe(201);
    expect((await present(url, [kept, later])).size).toBe(2);
  });
});
