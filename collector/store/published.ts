import type { Database } from './tables.ts';

/** Ids in one statement. */
const PIECE = 500;

/**
 * Notes that these clusters went into a list, so that their reporters can be told which. Only confirmed ones; a cluster keeps the
 * first list it went into.
 *
 * @returns how many clusters were noted
 */
export async function notePublished(
  db: Database,
  version: number,
  clusters: readonly string[],
): Promise<number> {
  let noted = 0;
  for (let from = 0; from < clusters.length; from += PIECE) {
    const ids = clusters.slice(from, from + PIECE);
    noted += await db.transaction().execute(async (change) => {
      const done = await change
        .updateTable('clusters')
        .set({ list_version: version })
        .where('id', 'in', ids)
        .where('state', '=', 'confirmed')
        .where('list_version', '=', 0)
        .returning('id')
        .execute();
      if (done.length === 0) return 0;
      await change
        .updateTable('reports')
        .set({ list_version: version })
        .where(
          'cluster_id',
          'in',
          done.map(({ id }) => id),
        )
        .where('state', '=', 'confirmed')
        .execute();
      return done.length;
    });
  }
  return noted;
}
