import { createStatements } from './intake-statements.ts';
import { isOutage } from './open.ts';
import type { Database, ReportRow } from './tables.ts';

/** `duplicate`: it is there already, or its reporter has deleted it. `conflict`: something else is there under its id. */
export type Kept = 'accepted' | 'duplicate' | 'conflict';

/** The database can't keep anything now; nothing that was asked for is there. */
export class StoreDown extends Error {}

export interface Intake {
  /**
   * Keeps reports. Resolves when the commit that holds them is on the disk.
   * @throws StoreDown
   */
  keep(rows: readonly ReportRow[]): Promise<readonly Kept[]>;
  /** Reports that wait for a commit. */
  readonly waiting: number;
  /** The last commit failed, a moment ago. */
  readonly isDown: boolean;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** Rows in one statement: 18 parameters each stay below SQLite's 32,766 and PostgreSQL's 65,535. */
const MOST_ROWS = 512;
/** Characters: more than this waiting, and further reports are refused at once: they would time out in the queue, and fill memory. */
const MOST_WAITING = 30_000_000;
/** What a report weighs besides its words: some 20,000 short ones may wait. */
const BARE = 1_000;
/** Under way at one time: one that the database commits, one that is ready for it. */
const MOST_GROUPS = 2;
/** Waited for more before a commit while many send, in milliseconds. */
const MOST_PAUSE_MS = 2;
/** A failure is news for this long, in milliseconds; then it takes a report to find out again. */
const DOWN_MS = 10_000;

interface Ask {
  readonly rows: readonly ReportRow[];
  readonly weight: number;
  resolve(kept: readonly Kept[]): void;
  reject(error: Error): void;
}

/**
 * Commits reports in groups: while one commit waits for the disk, those that arrive gather for the next. One sync so serves many
 * requests; a report that arrives when nothing is going on is not made to wait for others. While many send, the next commit
 * waits a little for those who have just been answered and send again (PostgreSQL's `commit_delay` and `commit_siblings` do
 * the same): else every other one would hold a single report.
 *
 * @param onCommit told of each group: rows and milliseconds
 */
export function createIntake(db: Database, onCommit: (rows: number, ms: number) => void = () => {}): Intake {
  const statement = createStatements(db);
  let asks: Ask[] = [];
  /** Reports in {@link asks}, and in groups that are being committed. */
  let gathered = 0;
  let committing = 0;
  let weight = 0;
  const groups = new Set<Promise<void>>();
  let gathering: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  /** Begins what can begin: a group when none is under way, and one more, so that it is ready for the database, when it is full. */
  function begin(): void {
    while (asks.length > 0 && (groups.size === 0 || (groups.size < MOST_GROUPS && gathered >= MOST_ROWS))) {
      const group = commit(takeGroup()).then((isBusy) => {
        groups.delete(group);
        if (!isBusy || groups.size > 0) return begin();
        gathering = gather().then(() => {
          gathering = undefined;
          begin();
        });
      });
      groups.add(group);
    }
  }

  /** @returns whether there were several requests */
  async function commit(group: readonly Ask[]): Promise<boolean> {
    const rows = group.reduce((sum, ask) => sum + ask.rows.length, 0);
    gathered -= rows;
    committing += rows;
    const started = performance.now();
    failedAt = (await settle(db, statement, group)) ? Number.NEGATIVE_INFINITY : performance.now();
    committing -= rows;
    for (const ask of group) weight -= ask.weight;
    onCommit(rows, performance.now() - started);
    return group.length > 1;
  }

  /** Waits as long as each turn of the event loop brings more. */
  async function gather(): Promise<void> {
    const until = performance.now() + MOST_PAUSE_MS;
    for (let there = -1; there !== asks.length && performance.now() < until; ) {
      there = asks.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function takeGroup(): Ask[] {
    let rows = 0;
    const end = asks.findIndex((ask) => {
      rows += ask.rows.length;
      return rows > MOST_ROWS;
    });
    // At least one: no request holds more rows than a group may.
    const group = end === -1 ? asks : asks.slice(0, Math.max(1, end));
    asks = asks.slice(group.length);
    return group;
  }

  return {
    keep(rows) {
      if (rows.length === 0) return Promise.resolve([]);
      const added = rows.reduce((sum, { words }) => sum + BARE + (words?.length ?? 0), 0);
      if (weight + added > MOST_WAITING) return Promise.reject(new StoreDown('too much is waiting'));
      return new Promise((resolve, reject) => {
        asks.push({ rows, weight: added, resolve, reject });
        weight += added;
        gathered += rows.length;
        if (!gathering) begin();
      });
    },
    get waiting() {
      return gathered + committing;
    },
    get isDown() {
      return performance.now() - failedAt < DOWN_MS;
    },
    async idle() {
      while (gathering || groups.size > 0) await (gathering ?? Promise.all(groups));
    },
  };
}

/**
 * Commits a group and answers each of its requests; a group that the database takes offence at is tried request by request.
 * @returns false when the database is at fault
 */
async function settle(
  db: Database,
  statement: ReturnType<typeof createStatements>,
  group: readonly Ask[],
): Promise<boolean> {
  try {
    const kept = await insert(
      db,
      statement,
      group.flatMap(({ rows }) => rows),
    );
    let from = 0;
    for (const { rows, resolve } of group) {
      resolve(kept.slice(from, from + rows.length));
      from += rows.length;
    }
    return true;
  } catch (error) {
    if (isOutage(error)) {
      const down = new StoreDown(error instanceof Error ? error.message : String(error));
      for (const { reject } of group) reject(down);
      return false;
    }
    if (group.length === 1) group[0]?.reject(error as Error);
    else for (const ask of group) await settle(db, statement, [ask]);
    return true;
  }
}

/** One statement, so one commit. The key decides what is new; what is not is compared with what is there. */
async function insert(
  db: Database,
  statement: ReturnType<typeof createStatements>,
  rows: readonly ReportRow[],
): Promise<Kept[]> {
  // PostgreSQL takes each id once in a statement; which of two is the first is told from their order.
  const first = new Map<string, ReportRow>();
  for (const row of rows) if (!first.has(row.id)) first.set(row.id, row);
  // In the order of their keys: groups of two collectors that hold the same reports else wait for each other, crosswise.
  const inOrder = [...first.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const inserted = await db.executeQuery(statement(inOrder));
  const isNew = new Set(inserted.rows.map(({ id }) => id));
  const there = await readHashes(
    db,
    [...first.keys()].filter((id) => !isNew.has(id)),
  );
  return rows.map((row) => {
    if (isNew.has(row.id) && first.get(row.id) === row) return 'accepted';
    const hash = isNew.has(row.id) ? first.get(row.id)?.content_hash : there.get(row.id);
    return hash === row.content_hash || hash === '' ? 'duplicate' : 'conflict';
  });
}

/** Hashes by id; empty for one that was deleted. */
async function readHashes(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('reports')
    .select(['id', 'content_hash'])
    .where('id', 'in', ids)
    .execute();
  return new Map(found.map(({ id, content_hash }) => [id, content_hash]));
}
