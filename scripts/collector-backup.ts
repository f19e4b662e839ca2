/**
 * `npm run collector:backup -- FILE`: copies the embedded database, whole and consistent, also while a collector runs on it.
 * `npm run collector:restore -- FILE`: puts a copy in its place; no collector may be running.
 *
 * The folder is DATA_DIR (collector-data), as for `npm run collector`. A PostgreSQL is backed up by its own tools (docs/collector.md).
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_FILE } from '../collector/store/open.ts';

const [what, file] = process.argv.slice(2);
const database = join(resolve(process.env.DATA_DIR ?? 'collector-data'), SQLITE_FILE);

try {
  if (process.env.DATABASE_URL) throw new Error('the reports are in PostgreSQL: use pg_dump and pg_restore');
  if (!file || (what !== 'backup' && what !== 'restore')) throw new Error('name the file of the copy');
  if (what === 'backup') backUp(file);
  else restore(file);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function backUp(copy: string): void {
  if (!existsSync(database)) throw new Error(`${database} is not there`);
  if (existsSync(copy)) throw new Error(`${copy} is there already`);
  const source = new DatabaseSync(database, { readOnly: true });
  source.exec('pragma busy_timeout = 10000');
  source.prepare('vacuum into ?').run(copy);
  source.close();
  check(copy);
  console.log(`${copy}: ${count(copy)} reports`);
}

function restore(copy: string): void {
  check(copy);
  refuseRunning();
  mkdirSync(join(database, '..'), { recursive: true });
  copyFileSync(copy, `${database}.new`);
  // What the log holds belongs to the old database, and would be played into the new one.
  for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true });
  renameSync(`${database}.new`, database);
  console.log(`${database}: ${count(database)} reports`);
}

/** @throws Error unless the file is a sound database of a collector */
function check(path: string): void {
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  const opened = new DatabaseSync(path, { readOnly: true });
  try {
    const [result] = Object.values(opened.prepare('pragma integrity_check').get() ?? {});
    if (result !== 'ok') throw new Error(`${path} is damaged: ${String(result)}`);
    opened.prepare('select count(*) from reports').get();
  } finally {
    opened.close();
  }
}

function count(path: string): number {
  const opened = new DatabaseSync(path, { readOnly: true });
  const row = opened.prepare("select count(*) as reports from reports where state <> 'deleted'").get();
  opened.close();
  return Number(row?.reports);
}

/** A collector holds this lock for as long as it runs. */
function refuseRunning(): void {
  if (!existsSync(`${database}.lock`)) return;
  const lock = new DatabaseSync(`${database}.lock`);
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive; rollback');
  } catch {
    throw new Error('a collector is running on this folder: stop it first');
  } finally {
    lock.close();
  }
}
