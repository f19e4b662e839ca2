import { type Before, type Change, note, Refused } from './cluster-rows.ts';
import { STATES } from './decisions.ts';
import { separate } from './merging.ts';
import type { Database } from './tables.ts';

/** Takes the last decision on its cluster back, as far as it can be. @throws Refused */
export async function undo(db: Database, auditId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (change) => {
    const entry = await change.selectFrom('audit').selectAll().where('id', '=', auditId).executeTakeFirst();
    if (!entry?.before) throw new Refused('this can not be undone');
    if (entry.undone) throw new Refused('this was undone already');
    const before = JSON.parse(entry.before) as Before;
    const later = await change
      .selectFrom('audit')
      .select('id')
      .where('target', 'in', [entry.target, before.merged ?? entry.target])
      .where('undone', '=', 0)
      .where('before', 'is not', null)
      .where('at', '>', entry.at)
      .executeTakeFirst();
    if (later) throw new Refused('something was decided on it since: undo that first');
    if (before.merged) await separate(change, entry.target);
    else await bringBack(change, entry.target, before);
    await change.updateTable('audit').set({ undone: 1 }).where('id', '=', auditId).execute();
    await note(change, 'undo', entry.target, null, now);
  });
}

async function bringBack(change: Change, id: string, before: Before): Promise<void> {
  const { state, reason } = before.cluster;
  await change.updateTable('clusters').set(before.cluster).where('id', '=', id).execute();
  // Those that joined since were decided with it, or are to be; what a rule holds waits for a person.
  await change
    .updateTable('reports')
    .set({ state: STATES[state], reason, released: 0 })
    .where('cluster_id', '=', id)
    .where('state', 'not in', ['deleted', 'held'])
    .execute();
  // One that its reporter has deleted meanwhile stays so.
  for (const { id: report, ...was } of before.reports)
    await change
      .updateTable('reports')
      .set(was)
      .where('id', '=', report)
      .where('state', '!=', 'deleted')
      .execute();
  if (before.blocked.length > 0)
    await change
      .deleteFrom('blocks')
      .where('tag', 'in', [...before.blocked])
      .execute();
}

/** What moderators did, newest first. */
export async function readAudit(db: Database, limit = 100) {
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'at', 'action', 'target', 'undone'])
    .select((row) => row('before', 'is not', null).as('undoable'))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, undone: row.undone === 1, undoable: Boolean(row.undoable) }));
}
export type AuditEntry = Awaited<ReturnType<typeof readAudit>>[number];
