import { type Kysely, sql } from 'kysely';
import { up as reports } from './migrations/0001-reports.ts';

/** In order; one that has been released is never changed, only followed by another. */
const MIGRATIONS: readonly (readonly [name: string, up: (db: Kysely<unknown>) => Promise<void>])[] = [
  ['0001-reports', reports],
];

interface Applied {
  migrations: { name: string; at: string };
}

/**
 * Brings the tables to the shape that this version needs, forward only. Each step is one transaction that begins by writing its
 * own name, whose key is unique: of two processes that start at once on one database, one waits for the other and then finds
 * the step done. (Kysely's own migrator takes advisory locks, which not every PostgreSQL-like engine has.)
 *
 * @returns names of the steps taken
 * @throws when a step fails; it has then left nothing behind
 */
export async function migrate<T>(db: Kysely<T>, upTo = MIGRATIONS.length): Promise<string[]> {
  const tracked = db as unknown as Kysely<Applied>;
  await createTracking(tracked);
  const taken: string[] = [];
  for (const [name, up] of MIGRATIONS.slice(0, upTo)) {
    const done = await tracked.transaction().execute(async (step) => {
      const row = { name, at: new Date().toISOString() };
      const claimed = await step
        .insertInto('migrations')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returning('name')
        .execute();
      if (claimed.length > 0) await up(step as unknown as Kysely<unknown>);
      return claimed.length > 0;
    });
    if (done) taken.push(name);
  }
  return taken;
}

async function createTracking(db: Kysely<Applied>): Promise<void> {
  const create = () =>
    sql`create table if not exists migrations (name text primary key, at text not null)`.execute(db);
  // In PostgreSQL two that create it at the same instant collide in the catalogue; the second try finds it there.
  await create().catch(create);
}

/** A database that a newer version has migrated is not to be written by this one. @throws Error that names the step */
export async function refuseNewer<T>(db: Kysely<T>): Promise<void> {
  const known = new Set(MIGRATIONS.map(([name]) => name));
  const rows = await (db as unknown as Kysely<Applied>).selectFrom('migrations').select('name').execute();
  const unknown = rows.map(({ name }) => name).find((name) => !known.has(name));
  if (unknown)
    throw new Error(`the database was made by a newer collector (${unknown}); this one would damage it`);
}
