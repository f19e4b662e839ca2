import { sql } from 'kysely';
import type { Database } from './tables.ts';

/**
 * What confirmed clusters say, for a maintainer who writes `knowledge/`. Readers' reports are no measurement: how many there
 * are says how many reported, not how often a model refuses, so there is no rate in it.
 */
export interface Proposal {
  readonly basis: 'reader reports';
  readonly cluster: string;
  readonly model: string;
  readonly topic: string;
  readonly language: string;
  readonly kind: string;
  /** Distinct reporter tags. */
  readonly reporters: number;
  /** Months, `2026-11`. */
  readonly first: string;
  readonly last: string;
  /** Version of the list it is in; null: none yet. */
  readonly list: number | null;
}

/** All of them, those of most reporters first. */
export async function readProposals(db: Database): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('clusters')
    .innerJoin('reports', 'reports.cluster_id', 'clusters.id')
    .select(['clusters.id', 'clusters.model', 'clusters.topic', 'clusters.language', 'clusters.kind'])
    .select('clusters.list_version')
    .select([
      sql<number>`count(distinct reports.reporter_tag)`.as('reporters'),
      sql<string>`min(substr(reports.created, 1, 7))`.as('first'),
      sql<string>`max(substr(reports.created, 1, 7))`.as('last'),
    ])
    .where('clusters.state', '=', 'confirmed')
    .where('reports.state', '=', 'confirmed')
    .groupBy('clusters.id')
    .orderBy('reporters', 'desc')
    .orderBy('clusters.id')
    .execute();
  return rows.map(({ id, list_version, reporters, ...row }) => ({
    basis: 'reader reports',
    cluster: id,
    ...row,
    reporters: Number(reporters),
    list: list_version || null,
  }));
}
