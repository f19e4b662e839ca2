import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { ClusterRow, ClusterState, Database, ReportState, Tables } from './tables.ts';

export type Change = Transaction<Tables>;

/** Something a moderator asked for that can't be done, in words. */
export class Refused extends Error {}

/** A cluster that is part of no other. */
export type Root = Pick<ClusterRow, 'id' | 'state' | 'reason' | 'decided_at' | 'list_version'>;

/**
 * A cluster's row, held until the transaction ends: so a decision on it and a report that joins it wait for each other. Written
 * as an update that changes nothing, for not every engine has `for update`.
 *
 * @returns null when there is none of this id, or it is part of another
 */
export async function holdRoot(change: Database, id: string): Promise<Root | null> {
  const [held] = await change
    .updateTable('clusters')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .returning(['id', 'state', 'reason', 'decided_at', 'list_version'])
    .execute();
  return held ?? null;
}

/** The cluster that a cluster ends in, held as {@link holdRoot} does; null: there is none of this id. */
export async function holdRootOf(change: Database, id: string): Promise<Root | null> {
  // Merging never makes a circle; the limit is against a damaged table. It may be merged while it is waited for.
  for (let at: string | null = id, steps = 0; at !== null && steps < 20; steps++) {
    const held = await holdRoot(change, at);
    if (held) return held;
    const row: Pick<ClusterRow, 'merged_into'> | undefined = await change
      .selectFrom('clusters')
      .select('merged_into')
      .where('id', '=', at)
      .executeTakeFirst();
    at = row?.merged_into ?? null;
  }
  return null;
}

/** A cluster and all that were merged into it, at whatever remove. The `substance` of each of its reports is one of these. */
export async function membersOf(change: Database, id: string): Promise<string[]> {
  const members = [id];
  for (let newest = members; newest.length > 0; ) {
    const rows = await change
      .selectFrom('clusters')
      .select('id')
      .where('merged_into', 'in', newest)
      .execute();
    newest = rows.map((row) => row.id).filter((member) => !members.includes(member));
    members.push(...newest);
  }
  return members;
}

/** What undo needs to bring a decision back. */
export interface Before {
  readonly cluster: { state: ClusterState; reason: string; decided_at: string | null };
  readonly reports: readonly { id: string; state: ReportState; reason: string; released: number }[];
  /** The cluster it was merged into. */
  readonly merged?: string;
  /** Tags that were not blocked before. */
  readonly blocked: readonly string[];
}

/** Writes down what a moderator did. @param before null: it can't be undone */
export async function note(
  change: Change,
  action: string,
  target: string,
  before: Before | null,
  now: Date,
): Promise<void> {
  const row = {
    id: randomUUID(),
    at: now.toISOString(),
    action,
    target,
    before: before && JSON.stringify(before),
    undone: 0,
  };
  await change.insertInto('audit').values(row).execute();
}
