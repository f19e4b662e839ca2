/** A collector in this process, on a database of its own; requests go to it without a network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { type Config, parseConfig } from '../config.ts';
import { openServices, type Services } from '../services.ts';
import { findPostgres, type Postgres, startPostgres } from './postgres.ts';

export interface TestCollector {
  readonly services: Services;
  readonly folder: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export const ADMIN_TOKEN = 'a-token-of-the-tests-only';

/**
 * The databases that every test of the collector runs on. Where PostgreSQL is not installed (`npm test`
 * installs it) its half is skipped and says so; where `CI` is set, it fails.
 */
export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];
export const isMissing = (kind: DatabaseKind): boolean =>
  kind === 'postgres' && !process.env.CI && findPostgres() === null;

let server: Promise<Postgres> | undefined;
/** One for all tests of a file. */
export function thePostgres(): Promise<Postgres> {
  server ??= startPostgres();
  return server;
}
export async function removePostgres(): Promise<void> {
  (await server)?.remove();
  server = undefined;
}

export async function openCollector(
  kind: DatabaseKind,
  change: Partial<Config> = {},
  now?: () => Date,
): Promise<TestCollector> {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-collector-'));
  const env = { DATA_DIR: folder, ADMIN_TOKEN, RATE_PER_SECOND: '0', TOTAL_PER_SECOND: '0' };
  const url = kind === 'postgres' ? await (await thePostgres()).create() : '';
  const parsed = parseConfig({ ...env, DATABASE_URL: url });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const services = await openServices({ ...parsed.config, ...change }, () => {}, now);
  const app = createApp(services);
  const request = async (path: string, init: RequestInit = {}) =>
    app.request(path, init, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
  return {
    services,
    folder,
    request,
    post: (path, body, headers = { 'Content-Type': 'application/json' }) =>
      request(path, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
