import { type Before, type Change, holdRoot, note, Refused } from './cluster-rows.ts';
import type { ClusterState, Database, ReportState } from './tables.ts';

/** A moderator's decision on a cluster. */
export type Decision =
  | {
      readonly state: 'confirmed';
      /**
       * The words of its reports may be published (those that came with their reporters' consent), and this many reports were
       * seen: with another number there now, some were not, and none is published. Null: they stay private.
       */
      readonly release: { readonly seen: number } | null;
    }
  /** `reason` is told to the reporters. `blocked`: its reporters' tags too. */
  | { readonly state: 'rejected' | 'blocked'; readonly reason: string }
  /** As if nobody had decided. */
  | { readonly state: 'open' };

/** What a report is in a cluster of this state. */
export const STATES: Record<ClusterState, ReportState> = {
  open: 'received',
  confirmed: 'confirmed',
  rejected: 'rejected',
  blocked: 'rejected',
};

/** Decides on a cluster and all of its reports, in one transaction. @throws Refused */
export async function decide(db: Database, id: string, decision: Decision, now: Date): Promise<void> {
  const { state } = decision;
  const reason = 'reason' in decision ? decision.reason : '';
  const release = 'release' in decision ? decision.release : null;
  await db.transaction().execute(async (change) => {
    const before = await readBefore(change, id);
    if (release && release.seen !== before.reports.length)
      throw new Refused('reports have come or gone since you read them: look again before you release them');
    const blocked = state === 'blocked' ? await block(change, id, reason, now) : [];
    await change
      .updateTable('clusters')
      .set({ state, reason, decided_at: state === 'open' ? null : now.toISOString() })
      .where('id', '=', id)
      .execute();
    await change
      .updateTable('reports')
      .set({ state: STATES[state], reason, released: release ? 1 : 0 })
      .where('cluster_id', '=', id)
      .where('state', '!=', 'deleted')
      .execute();
    await note(change, state === 'open' ? 'reopen' : state, id, { ...before, blocked }, now);
  });
}

/** A cluster and its reports as they are, held until the transaction ends. @throws Refused */
export async function readBefore(change: Change, id: string): Promise<Before> {
  const held = await holdRoot(change, id);
  if (!held) throw new Refused('there is no such cluster, or it is part of another');
  const { state, reason, decided_at } = held;
  const reports = await change
    .selectFrom('reports')
    .select(['id', 'state', 'reason', 'released'])
    .where('cluster_id', '=', id)
    .where('state', '!=', 'deleted')
    .execute();
  return { cluster: { state, reason, decided_at }, reports, blocked: [] };
}

/** @returns the tags that were not blocked before */
async function block(change: Change, id: string, reason: string, now: Date): Promise<string[]> {
  const rows = await change
    .selectFrom('reports')
    .select('reporter_tag')
    .distinct()
    .where('cluster_id', '=', id)
    .where('state', '!=', 'deleted')
    .execute();
  const at = now.toISOString();
  const added: string[] = [];
  for (const { reporter_tag: tag } of rows) {
    const done = await change
      .insertInto('blocks')
      .values({ tag, reason, at })
      .onConflict((conflict) => conflict.column('tag').doNothing())
      .returning('tag')
      .execute();
    added.push(...done.map(({ tag }) => tag));
  }
  return added;
}
