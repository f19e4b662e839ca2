import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Answer, Request } from './sqlite-worker.ts';

export interface SqliteOptions {
  readonly path: string;
  /** Most pages of 4,096 bytes the file may have; 0: as many as fit. For tests of a full disk. */
  readonly pageLimit?: number;
}

/** What SQLite says when there is no room: https://sqlite.org/rescode.html (SQLITE_FULL, SQLITE_IOERR_*). */
const FULL = 13;
const IO_ERROR = 10;
const READ_ONLY = 8;

/** A statement that SQLite did not run. */
export class SqliteError extends Error {
  /** Result code of SQLite, extended. */
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
  /** The disk is at fault (full, failing, not writable), so the same may succeed later. */
  get isDisk(): boolean {
    return [FULL, IO_ERROR, READ_ONLY].includes(this.code & 0xff);
  }
}

/**
 * Kysely's dialect for `node:sqlite`, which it has none for; the file is owned by a thread of its own.
 * Statements of one transaction keep others out, so there is one connection, given to one caller at a time.
 */
export function sqliteDialect(options: SqliteOptions): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new WorkerDriver(options),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class WorkerDriver implements Driver {
  readonly #options: SqliteOptions;
  #connection: WorkerConnection | undefined;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    this.#connection = await openWorker(this.#options);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    if (!this.#connection) throw new Error('the database is not open');
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A failing disk has SQLite roll back by itself; then there is no transaction any more to roll back.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
  }
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

class WorkerConnection implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #dead: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.number)?.resolve(answer);
      this.#waiting.delete(answer.number);
    });
    worker.on('error', (error: Error) => this.#die(error));
    worker.on('exit', () => this.#die(new Error('the database thread has ended')));
  }

  #die(error: Error): void {
    this.#dead ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#dead);
    this.#waiting.clear();
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#dead) throw this.#dead;
    const number = ++this.#last;
    const request: Request = { number, sql, parameters: parameters as Request['parameters'] };
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage(request);
    });
    if ('error' in answer) throw new SqliteError(answer.error, answer.code);
    return { rows: answer.rows as R[], numAffectedRows: BigInt(answer.changes) };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator; our statements read in pages instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('statements are read in pages');
  }

  async close(): Promise<void> {
    if (this.#dead) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage('close');
    await ended;
  }
}

async function openWorker({ path, pageLimit = 0 }: SqliteOptions): Promise<WorkerConnection> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    workerData: { path, pageLimit },
    // It holds one group of reports at a time; without a limit its heap grows before it is tidied.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  return new WorkerConnection(worker);
}
