import type { ListPointer, UnsaidDatabase } from '../database.ts';
import { checkSignature, parseList } from './accept.ts';
import { digestLine } from './digest.ts';
import { readPointer } from './list-store.ts';
import { parseSignature, type Trust, UNSIGNED } from './signature.ts';
import type { KnowledgeList } from './types.ts';

/** The list that is part of the package; it needs no signature, the package has one. */
export interface BundledList {
  /** Its version, without reading it all; 0 where there is none ({@link NO_LIST}). */
  readVersion(): Promise<number>;
  /** @throws Error with a reason when it can't be used. */
  read(): Promise<KnowledgeList>;
  readBytes(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ListPlaces {
  /** Null in a build without an update source, which never stores a list. */
  readonly database: UnsaidDatabase | null;
  readonly keys: Trust;
  readonly bundled: BundledList;
  readonly extensionVersion: string;
}

export interface ListInForce {
  readonly list: KnowledgeList;
  readonly origin: 'bundled' | 'downloaded';
  /** A stored list should have been in force, and could not be used. */
  readonly damaged: boolean;
  /** Version that going back leads to; null when there is none. */
  readonly before: number | null;
  readonly refused: readonly number[];
}

/** Stands where a bundled list would be, for a source that has none: any list is newer, and none is smaller. */
export const NO_LIST: KnowledgeList = {
  schemaVersion: 1,
  version: 0,
  generated: '2000-01-01T00:00:00Z',
  expires: '2099-01-01T00:00:00Z',
  minimumExtensionVersion: '0',
  killSwitches: [],
  sources: [],
  testSets: [],
  anchors: {},
  topics: [],
  models: [],
  behaviours: [],
};

const UNREADABLE: ListPointer = { id: 'list', current: null, previous: null, refused: [] };

/**
 * Finds the list in force: of the current, the previous and the bundled one the newest that is whole and was not
 * rolled back. Stored lists are checked against their signature every time, so one that was damaged, or signed with
 * a key that this build no longer trusts, is passed over. With nothing else left it is the bundled list.
 *
 * @throws Error with a reason when even the bundled list can't be used.
 */
export async function readListInForce(places: ListPlaces): Promise<ListInForce> {
  const { database, bundled } = places;
  let damaged = false;
  const pointer = database
    ? await readPointer(database).catch(() => {
        damaged = true;
        return UNREADABLE;
      })
    : UNREADABLE;
  const bundledVersion = await bundled.readVersion();
  const { refused } = pointer;
  const stored = [pointer.current, pointer.previous].filter((version) => version !== null);
  const versions = [...new Set([...stored, bundledVersion])]
    .filter((version) => !refused.includes(version))
    .sort((a, b) => b - a);
  const inForce = (list: KnowledgeList, origin: ListInForce['origin']): ListInForce => {
    const before = versions.find((version) => version > 0 && version < list.version) ?? null;
    return { list, origin, damaged, before, refused };
  };

  for (const version of versions) {
    if (version === bundledVersion) return inForce(await bundled.read(), 'bundled');
    const list = database && (await readStored(database, version, places));
    if (list) return inForce(list, 'downloaded');
    damaged = true;
  }
  return inForce(await bundled.read(), 'bundled');
}

/** The exact bytes of the list in force, which its signature was made of. @throws when they can't be read. */
export async function readBytesInForce(
  { database, bundled }: ListPlaces,
  { list, origin }: ListInForce,
): Promise<Uint8Array<ArrayBuffer>> {
  if (origin === 'bundled') return bundled.readBytes();
  return (await database?.lists.get(list.version))?.bytes ?? new Uint8Array();
}

/** @returns null when it is not there, not whole, or not signed by a key of this build. */
async function readStored(
  database: UnsaidDatabase,
  version: number,
  { keys, extensionVersion }: ListPlaces,
): Promise<KnowledgeList | null> {
  const stored = await database.lists.get(version).catch(() => undefined);
  if (!(stored?.bytes instanceof Uint8Array)) return null;
  if (!(await isWhole(stored.bytes, String(stored.signature), keys))) return null;
  const parsed = parseList(stored.bytes, extensionVersion);
  return parsed.ok && parsed.list.version === version ? parsed.list : null;
}

/** As its signature says; or, where the source has none, as its digest does. */
async function isWhole(bytes: Uint8Array<ArrayBuffer>, file: string, keys: Trust): Promise<boolean> {
  if (keys === UNSIGNED) return file === (await digestLine(bytes));
  const signature = parseSignature(file);
  return signature !== null && (await checkSignature(bytes, signature, keys)) === null;
}
