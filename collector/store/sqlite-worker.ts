/**
 * The thread that owns the SQLite file. A commit waits for the disk, and the thread that answers requests must not.
 * Runs the statements it is sent, one after another, and answers each by its number.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** One statement; the answer carries its number. */
export interface Request {
  readonly number: number;
  readonly sql: string;
  readonly parameters: readonly (string | number | null)[];
}
export type Answer =
  | { readonly number: number; readonly rows: readonly object[]; readonly changes: number }
  | { readonly number: number; readonly error: string; readonly code: number };

/** Statements kept ready; texts of more kinds than this are not ours. */
const MOST_STATEMENTS = 200;
/** Waited for another program that reads the file, such as a backup. */
const BUSY_MS = 5_000;

/** Pages in the log before it is worked into the file: 40 MB. More seldom than by itself, for requests wait meanwhile. */
const CHECKPOINT_PAGES = 10_000;

const { path, pageLimit } = workerData as { path: string; pageLimit: number };
const port = parentPort;
if (!port) throw new Error('sqlite-worker.ts runs as a worker only');

const lock = lockFolder();
const database = open();
const statements = new Map<string, StatementSync>();
port.on('message', (request: Request | 'close') => {
  if (request === 'close') {
    database.close();
    lock.close();
    port.close();
  } else port.postMessage(run(request));
});
port.postMessage('ready');

/**
 * A second collector on one folder would do no harm to the rows, but to what each keeps in memory. An exclusive transaction
 * on a file beside is a lock that ends with this process, however it ends; backups may still read the database itself.
 */
function lockFolder(): DatabaseSync {
  const file = new DatabaseSync(`${path}.lock`);
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch {
    throw new Error(`another collector is running on ${path}`);
  }
  return file;
}

function open(): DatabaseSync {
  const opened = new DatabaseSync(path);
  // WAL with FULL syncs the log at each commit (https://sqlite.org/pragma.html#pragma_synchronous).
  opened.exec(`
    pragma busy_timeout = ${BUSY_MS};
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
    pragma foreign_keys = on;
  `);
  if (pageLimit > 0) opened.exec(`pragma max_page_count = ${pageLimit}`);
  return opened;
}

function run({ number, sql, parameters }: Request): Answer {
  try {
    const statement = prepare(sql);
    if (statement.columns().length > 0) {
      const rows = statement.all(...parameters).map((row) => ({ ...row }));
      return { number, rows, changes: rows.length };
    }
    const { changes } = statement.run(...parameters);
    return { number, rows: [], changes: Number(changes) };
  } catch (error) {
    const { message, errcode = 0 } = error as Error & { errcode?: number };
    return { number, error: message, code: errcode };
  }
}

function prepare(sql: string): StatementSync {
  const known = statements.get(sql);
  if (known) return known;
  if (statements.size >= MOST_STATEMENTS) statements.clear();
  const statement = database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
