import { sql } from 'kysely';
import type { Details, Words } from '../reports/row.ts';
import type { ClusterRow, ClusterState, Database, ReportState } from './tables.ts';

/** Clusters on one page of the queue, and reports on one page of a cluster. */
export const QUEUE_PAGE = 30;
export const REPORTS_PAGE = 20;

export interface QueueQuery {
  readonly state: ClusterState;
  /** Part of the model's id, the topic or the kind; empty: all. */
  readonly search: string;
  /** From 0. */
  readonly page: number;
}

type Named = Pick<
  ClusterRow,
  'id' | 'model' | 'topic' | 'language' | 'kind' | 'state' | 'reason' | 'list_version'
>;
/** A cluster as the queue shows it. */
export interface QueueItem extends Named {
  readonly opened: string;
  readonly reports: number;
  /** Distinct reporter tags. */
  readonly reporters: number;
  readonly held: number;
}

/** One report as a moderator reads it. Without its tag and the hash of its secret. */
export interface ReadReport {
  readonly id: string;
  readonly created: string;
  readonly state: ReportState;
  readonly reason: string;
  readonly released: boolean;
  readonly details: Details;
  readonly words: Words | null;
}

export interface ReadCluster extends QueueItem {
  readonly read: readonly ReadReport[];
  /** Clusters that were found to be the same. */
  readonly merged: readonly string[];
}

const number = (value: unknown): number => Number(value ?? 0);

/** What waits for a moderator, or was decided; what most readers say first. */
export async function readQueue(db: Database, { state, search, page }: QueueQuery): Promise<QueueItem[]> {
  let query = counted(db).where('clusters.state', '=', state).where('clusters.merged_into', 'is', null);
  if (search !== '') {
    const like = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const has = (column: 'model' | 'topic' | 'kind') =>
      sql<boolean>`lower(${sql.ref(`clusters.${column}`)}) like ${like} escape '\\'`;
    query = query.where((where) => where.or([has('model'), has('topic'), has('kind')]));
  }
  const rows = await query
    .orderBy('reporters', 'desc')
    .orderBy('reports', 'desc')
    .orderBy('clusters.id')
    .limit(QUEUE_PAGE)
    .offset(page * QUEUE_PAGE)
    .execute();
  return rows.map(toItem);
}

/** One cluster with a page of its reports; null: there is none of this id. */
export async function readCluster(db: Database, id: string, page: number): Promise<ReadCluster | null> {
  const row = await counted(db).where('clusters.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const rows = await db
    .selectFrom('reports')
    .select(['id', 'created', 'state', 'reason', 'released', 'details', 'words'])
    .where('cluster_id', '=', id)
    .where('state', '!=', 'deleted')
    .orderBy('id')
    .limit(REPORTS_PAGE)
    .offset(page * REPORTS_PAGE)
    .execute();
  const merged = await db.selectFrom('clusters').select('id').where('merged_into', '=', id).execute();
  const read = rows.map(
    ({ details, words, released, ...report }): ReadReport => ({
      ...report,
      released: released === 1,
      details: JSON.parse(details) as Details,
      words: words === null ? null : (JSON.parse(words) as Words),
    }),
  );
  return { ...toItem(row), read, merged: merged.map(({ id }) => id) };
}

const counted = (db: Database) =>
  db
    .selectFrom('clusters')
    .leftJoin('reports', (join) =>
      join.onRef('reports.cluster_id', '=', 'clusters.id').on('reports.state', '!=', 'deleted'),
    )
    .select([
      'clusters.id',
      'clusters.model',
      'clusters.topic',
      'clusters.language',
      'clusters.kind',
      'clusters.state',
      'clusters.reason',
      'clusters.opened',
      'clusters.list_version',
    ])
    .select([
      sql<number>`count(reports.id)`.as('reports'),
      sql<number>`count(distinct reports.reporter_tag)`.as('reporters'),
      sql<number>`sum(case when reports.state = 'held' then 1 else 0 end)`.as('held'),
    ])
    .groupBy('clusters.id');

/** PostgreSQL gives counts as text. */
const toItem = <T extends { reports: unknown; reporters: unknown; held: unknown }>(row: T) => ({
  ...row,
  reports: number(row.reports),
  reporters: number(row.reporters),
  held: number(row.held),
});
