import { sql } from 'kysely';
import type { Database } from './tables.ts';

/** Fewest distinct reporter tags for a number to be told: below, a number may be about one person. */
export const LEAST_REPORTERS = 5;

/** Reports of one kind about one model, topic and language in one month. */
export interface Cell {
  readonly model: string;
  readonly topic: string;
  readonly language: string;
  readonly kind: string;
  /** `2026-11` */
  readonly month: string;
  readonly reports: number;
  /** Distinct reporter tags; a tag is one installation within one model, topic and month. */
  readonly reporters: number;
}

/**
 * The counts that may be told to everybody. A cell with fewer than {@link LEAST_REPORTERS} reporters is left out whole, and
 * no total is given that holds it, so nothing can be subtracted. Held, rejected and deleted reports are not counted.
 */
export async function readStatistics(db: Database): Promise<Cell[]> {
  const month = sql<string>`substr(created, 1, 7)`;
  const reporters = sql<string | number>`count(distinct reporter_tag)`;
  const rows = await db
    .selectFrom('reports')
    .select(['model', 'topic', 'language', 'kind', month.as('month')])
    .select([sql<string | number>`count(*)`.as('reports'), reporters.as('reporters')])
    .where('state', 'in', ['received', 'confirmed'])
    .groupBy(['model', 'topic', 'language', 'kind', month])
    .having(reporters, '>=', LEAST_REPORTERS)
    .orderBy('month')
    .orderBy('model')
    .orderBy('topic')
    .orderBy('language')
    .orderBy('kind')
    .execute();
  // PostgreSQL gives counts as text.
  return rows.map((row) => ({ ...row, reports: Number(row.reports), reporters: Number(row.reporters) }));
}
