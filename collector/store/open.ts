import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate, refuseNewer } from './migrate.ts';
import { SqliteError, sqliteDialect } from './sqlite-dialect.ts';
import type { Database, Tables } from './tables.ts';

export type StorePlace =
  | { readonly kind: 'sqlite'; readonly folder: string; readonly pageLimit?: number }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Store {
  readonly db: Database;
  readonly kind: StorePlace['kind'];
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const SQLITE_FILE = 'collector.sqlite';
/** Connections a collector may hold. Groups of reports take one; the others read. */
const POOL = 10;
/** Waited for a connection, and for any one statement, in milliseconds. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;

/** Opens the database and brings it up to date. @throws Error for the operator: locked by another, newer, not reachable */
export async function openStore(place: StorePlace): Promise<Store> {
  const db = place.kind === 'sqlite' ? openSqlite(place) : openPostgres(place.url);
  try {
    await migrate(db);
    await refuseNewer(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  return {
    db,
    kind: place.kind,
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

function openSqlite({ folder, pageLimit = 0 }: { folder: string; pageLimit?: number }): Database {
  mkdirSync(folder, { recursive: true });
  return new Kysely<Tables>({ dialect: sqliteDialect({ path: join(folder, SQLITE_FILE), pageLimit }) });
}

function openPostgres(connectionString: string): Database {
  const pool = new pg.Pool({
    connectionString,
    max: POOL,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'unsaid-collector',
  });
  // A connection that dies while nobody uses it is no news: the next statement opens another.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Classes of PostgreSQL's codes that may pass: connection, resources, operator, system, rollback. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const PASSING = /^(08|53|57|58|40)/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** True when the database or its disk is at fault, so that the same may succeed later; false: the statement is. */
export function isOutage(error: unknown): boolean {
  if (error instanceof SqliteError) return error.isDisk;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code) return NETWORK.has(code) || (code.length === 5 && PASSING.test(code));
  return /connection terminated|timeout exceeded when trying to connect|database thread has ended/i.test(
    message,
  );
}
