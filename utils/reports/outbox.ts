import { Dexie, type EntityTable } from 'dexie';
import { newInstallSecret } from './identity.ts';
import { dueAt, type OutboxEvent, type OutboxState, step } from './outbox-machine.ts';
import type { Fate } from './protocol.ts';
import type { Report } from './schema.ts';

/** A report in the outbox. All but `report` stays on this machine. */
export interface OutboxRow {
  /** The report's own id. */
  readonly id: string;
  /** Of the page: ties the report to its badge. One report for one answer. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly report: Report;
  /** Proves to the collector that a question or a deletion comes from where the report came from. */
  readonly secret: string;
  /** Address of the collector that the reader agreed to; empty: none, it stays here. */
  readonly collector: string;
  readonly state: OutboxState;
  /** When something is to be done; absent: never. An index, so that a full outbox costs no more than an empty one. */
  readonly due?: number;
  /** What the collector last said became of it. */
  readonly fate: Fate | null;
}

type OutboxDatabase = Dexie & {
  readonly reports: EntityTable<OutboxRow, 'id'>;
  readonly secrets: EntityTable<{ readonly id: 'install'; readonly secret: string }, 'id'>;
};

/** Reports that are kept at most; then the reader is told to delete some. */
export const MAX_REPORTS = 2_000;

export type KeepFailure = 'full' | 'twice';
/** What is claimed at once: reports, and characters of their JSON. A collector takes a million. */
const BATCH = 20;
const BATCH_CHARACTERS = 400_000;

/** What the outbox was asked for and did; each call is one transaction, complete on the disk when it resolves. */
export interface Outbox {
  /** The key of the tags of this installation, made when it is first needed. */
  installSecret(): Promise<string>;
  /** @returns why it was not kept, or null. @throws what the disk says. */
  keep(row: Omit<OutboxRow, 'due'>): Promise<KeepFailure | null>;
  /**
   * Applies an event to a report, and addresses it to `collector` where one is given.
   * @returns the report as it was, where the event meant something.
   */
  apply(id: string, event: OutboxEvent, collector?: string): Promise<OutboxRow | null>;
  /** Takes what is due for this collector, oldest first; `sending` reports or `deleting` ones, never both. */
  claim(now: number, leaseUntil: number, collector: string): Promise<readonly OutboxRow[]>;
  /** Says of everything under way that its worker is gone; to be called before the first claim of a worker's life. */
  interrupt(now: number): Promise<void>;
  /** When something is next to be done; null: nothing. */
  nextDue(collector: string): Promise<number | null>;
  byMessage(messageIds: readonly string[]): Promise<readonly OutboxRow[]>;
  /** Newest first. */
  all(): Promise<readonly OutboxRow[]>;
  setFate(id: string, fate: Fate): Promise<void>;
  close(): void;
}

const withDue = ({ due: _, ...row }: OutboxRow): OutboxRow => {
  const due = dueAt(row.state);
  return due === null ? row : { ...row, due };
};

/** A deletion goes to the collector that may have the report, whatever is in force now; reports only to that one. */
const isFor =
  (collector: string) =>
  ({ state, collector: own }: OutboxRow): boolean =>
    own !== '' && (state.kind === 'deleting' || own === collector);

/**
 * The outbox, in a database of its own: a list that is damaged or dropped takes no report with it.
 * `strict`: a transaction is complete when it is on the disk, so what the reader was told is kept survives a power cut.
 */
export function openOutbox(name = 'unsaid-reports'): Outbox {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as OutboxDatabase;
  database.version(1).stores({ reports: 'id, &messageId, due, keptAt', secrets: 'id' });
  const { reports, secrets } = database;
  const write = <T>(work: () => Promise<T>): Promise<T> => database.transaction('rw', reports, secrets, work);

  async function applyWithin(id: string, event: OutboxEvent, to?: string): Promise<OutboxRow | null> {
    const row = await reports.get(id);
    const next = row ? step(row.state, event) : null;
    if (!row || next === null) return null;
    if (next === 'gone') await reports.delete(id);
    else await reports.put(withDue({ ...row, state: next, collector: to ?? row.collector }));
    return row;
  }

  return {
    installSecret: () =>
      write(async () => {
        const stored = await secrets.get('install');
        if (stored) return stored.secret;
        const secret = newInstallSecret();
        await secrets.add({ id: 'install', secret });
        return secret;
      }),
    keep: (row) =>
      write(async () => {
        if (await reports.get({ messageId: row.messageId })) return 'twice';
        if ((await reports.count()) >= MAX_REPORTS) return 'full';
        await reports.add(withDue(row));
        return null;
      }),
    apply: (id, event, collector) => write(() => applyWithin(id, event, collector)),
    claim: (now, leaseUntil, collector) =>
      write(async () => {
        const due = (await reports.where('due').belowOrEqual(now).sortBy('due')).filter(isFor(collector));
        const [first] = due;
        if (!first) return [];
        const batch: OutboxRow[] = [];
        let size = 0;
        for (const row of due) {
          const sameWay =
            (row.state.kind === 'deleting') === (first.state.kind === 'deleting') &&
            row.collector === first.collector;
          size += sameWay ? JSON.stringify(row.report).length : 0;
          if (!sameWay || (batch.length > 0 && size > BATCH_CHARACTERS) || batch.length === BATCH) continue;
          await applyWithin(row.id, { kind: 'claim', now, leaseUntil });
          const claimed = await reports.get(row.id);
          if (claimed) batch.push(claimed);
        }
        return batch;
      }),
    interrupt: (now) =>
      write(async () => {
        // What is under way is due when its lease ends, so it has its place in the index.
        const underWay = await reports
          .orderBy('due')
          .filter(({ state }) => state.kind === 'sending' || state.kind === 'deleting')
          .primaryKeys();
        for (const id of underWay) await applyWithin(id, { kind: 'interrupted', now });
      }),
    async nextDue(collector) {
      const next = await reports.orderBy('due').filter(isFor(collector)).first();
      return next?.due ?? null;
    },
    byMessage: (messageIds) => reports.where('messageId').anyOf(messageIds).toArray(),
    all: () => reports.orderBy('keptAt').reverse().toArray(),
    setFate: (id, fate) =>
      write(async () => {
        await reports.update(id, { fate });
      }),
    close: () => database.close(),
  };
}
