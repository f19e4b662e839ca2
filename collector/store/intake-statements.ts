import { CompiledQuery } from 'kysely';
import type { Database, ReportRow } from './tables.ts';

/** Every column, once: a record, so that the compiler tells when one is missing. */
const PLACES: Record<keyof ReportRow, true> = {
  id: true,
  content_hash: true,
  substance: true,
  secret_hash: true,
  reporter_tag: true,
  created: true,
  arrived: true,
  kind: true,
  model: true,
  topic: true,
  language: true,
  state: true,
  reason: true,
  cluster_id: true,
  details: true,
  words: true,
  released: true,
  list_version: true,
};
const COLUMNS = Object.keys(PLACES) as (keyof ReportRow)[];

export type Inserting = CompiledQuery<{ id: string }>;

/**
 * The statement that inserts reports, unless their ids are there, and returns the ids of the new ones. Its text depends on their
 * number only, and making it costs as much as running it: so it is made once for each number.
 */
export function createStatements(db: Database): (rows: readonly ReportRow[]) => Inserting {
  const texts = new Map<number, string>();
  return (rows) => {
    const text = texts.get(rows.length) ?? textFor(db, rows);
    texts.set(rows.length, text);
    return CompiledQuery.raw(
      text,
      rows.flatMap((row) => COLUMNS.map((column) => row[column])),
    ) as Inserting;
  };
}

function textFor(db: Database, rows: readonly ReportRow[]): string {
  const inOrder = rows.map(
    (row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as ReportRow,
  );
  return db
    .insertInto('reports')
    .values(inOrder)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .compile().sql;
}
