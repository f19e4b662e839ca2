import type { ListPointer, StoredList, UnsaidDatabase } from '../database.ts';
import { isSame } from './digest.ts';
import { ListError, reason } from './reasons.ts';

const NOTHING_STORED: ListPointer = { id: 'list', current: null, previous: null, refused: [] };

export async function readPointer(database: UnsaidDatabase): Promise<ListPointer> {
  return (await database.pointers.get('list')) ?? NOTHING_STORED;
}

/**
 * Keeps a list that was accepted. Its bytes are written whole and read back first; then, in one transaction, the
 * pointer is flipped and what it no longer names is removed. A crash at any instant leaves the old list or the new
 * one in force.
 *
 * @param previous version of the stored list in force until now; null where that is the bundled one.
 * @throws ListError `store` when it can't be written (disk full), with everything as it was.
 */
export async function keepList(
  database: UnsaidDatabase,
  list: StoredList,
  previous: number | null,
): Promise<void> {
  await orListError(async () => {
    await database.lists.put(list);
    const kept = await database.lists.get(list.version);
    if (!kept || !isSame(kept.bytes, list.bytes)) throw new Error('read back something else');
    await flip(database, ({ refused }) => ({ id: 'list', current: list.version, previous, refused }));
  });
}

/**
 * Refuses a version for good. When it is the one the pointer names, the one before takes its place.
 * @throws ListError `store`
 */
export async function refuseVersion(database: UnsaidDatabase, version: number): Promise<void> {
  await orListError(() =>
    flip(database, (pointer) => {
      const refused = [...new Set([...pointer.refused, version])];
      if (pointer.current !== version) return { ...pointer, refused };
      return { id: 'list', current: pointer.previous, previous: null, refused };
    }),
  );
}

async function flip(database: UnsaidDatabase, change: (pointer: ListPointer) => ListPointer): Promise<void> {
  await database.transaction('rw', database.pointers, database.lists, async () => {
    const next = change(await readPointer(database));
    await database.pointers.put(next);
    const named = [next.current, next.previous].filter((version) => version !== null);
    await database.lists.where('version').noneOf(named).delete();
  });
}

async function orListError(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new ListError(reason('store', error instanceof Error ? error.message : String(error)));
  }
}
