import { membersOf, note, Refused } from './cluster-rows.ts';
import { readBefore } from './decisions.ts';
import type { Database } from './tables.ts';

/** Makes one cluster part of another: they are the same finding. @throws Refused */
export async function merge(db: Database, from: string, into: string, now: Date): Promise<void> {
  if (from === into) throw new Refused('a cluster can not be merged into itself');
  await db.transaction().execute(async (change) => {
    const before = await readBefore(change, from);
    const target = await readBefore(change, into);
    if (before.cluster.state !== 'open' || target.cluster.state !== 'open')
      throw new Refused('only open clusters can be merged: reopen first');
    await change.updateTable('clusters').set({ merged_into: into }).where('id', '=', from).execute();
    await change.updateTable('reports').set({ cluster_id: into }).where('cluster_id', '=', from).execute();
    await note(change, 'merge', from, { ...before, merged: into }, now);
  });
}

/** Makes it a cluster of its own again, with all of its reports: those too that came while it was part of the other. */
export async function separate(db: Database, id: string): Promise<void> {
  await db.updateTable('clusters').set({ merged_into: null }).where('id', '=', id).execute();
  const members = await membersOf(db, id);
  await db.updateTable('reports').set({ cluster_id: id }).where('substance', 'in', members).execute();
}
