import { Dexie, type EntityTable } from 'dexie';

/** A list that was fetched: its exact bytes, and the signature file they came with. */
export interface StoredList {
  readonly version: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signature: string;
}

/** Says which stored lists count. A list that it does not name is as good as absent. */
export interface ListPointer {
  readonly id: 'list';
  readonly current: number | null;
  /** Kept for going back, and for the case that `current` is damaged. */
  readonly previous: number | null;
  /** Versions the reader rolled back: refused for good. */
  readonly refused: readonly number[];
}

export type UnsaidDatabase = Dexie & {
  readonly lists: EntityTable<StoredList, 'version'>;
  readonly pointers: EntityTable<ListPointer, 'id'>;
};

/**
 * The extension's database, for the background only: in a content script IndexedDB is the page's.
 * `strict`: a transaction is complete when it is on the disk, so what was reported as kept survives a power cut.
 */
export function openDatabase(name = 'unsaid'): UnsaidDatabase {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as UnsaidDatabase;
  database.version(1).stores({ lists: 'version', pointers: 'id' });
  return database;
}
