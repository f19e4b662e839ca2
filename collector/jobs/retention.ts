import type { Database } from '../store/tables.ts';

/** Longest that words are kept unread, in days after arrival. */
export const KEPT_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * Deletes the words of reports that were decided on and not released, and of all that nobody decided on in time. What is
 * counted (model, topic, language, kind) stays.
 *
 * @returns how many lost their words
 */
export async function forgetWords(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  const gone = await db
    .updateTable('reports')
    .set({ words: null, released: 0 })
    .where('words', 'is not', null)
    .where((where) =>
      where.or([
        where('state', '=', 'rejected'),
        where.and([where('state', '=', 'confirmed'), where('released', '=', 0)]),
        where.and([where('state', 'in', ['received', 'held']), where('arrived', '<', before)]),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numUpdatedRows);
}
