import { browser } from 'wxt/browser';
import { openDatabase, type UnsaidDatabase } from './database.ts';
import type { CustomSource } from './knowledge/custom-source.ts';
import { parseKnowledgeList } from './knowledge/guards.ts';
import {
  type BundledList,
  type ListInForce,
  type ListPlaces,
  NO_LIST,
  readListInForce,
} from './knowledge/list-in-force.ts';
import { type BuildSource, type ListSource, parseListSource } from './knowledge/list-source.ts';
import { createKnowledge, type Knowledge } from './knowledge-index.ts';
import { readListChoice } from './list-choice.ts';

/** Where this build gets newer lists from; null: bundled list only. Settings of the build (wxt.config.ts). */
const LIST_SOURCE: BuildSource | null = parseListSource(
  import.meta.env.UNSAID_LIST_URLS,
  import.meta.env.UNSAID_LIST_KEYS,
);

const openFile = (name: string): Promise<Response> =>
  fetch(browser.runtime.getURL(`/knowledge/${name}` as '/'));
const openBundled = (): Promise<Response> => openFile('list.json');

/** Names and classifier of topics; without them the list's terms decide alone, which is no fault to show. */
const readRecogniserData = (): Promise<unknown> =>
  openFile('recogniser.json')
    .then((response): Promise<unknown> => response.json())
    .catch(() => undefined);

const bundled: BundledList = {
  async readVersion() {
    // The builder writes the version first, so the beginning says it.
    const reader = (await openBundled()).body?.getReader();
    const start = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    return Number(/^\{"schemaVersion":1,"version":(\d+),/.exec(start)?.[1] ?? 0);
  },
  async read() {
    const parsed = parseKnowledgeList(await (await openBundled()).json());
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.list;
  },
  readBytes: async () => new Uint8Array(await (await openBundled()).arrayBuffer()),
};

/** A source of the reader's own comes with no list. */
const nothingBundled: BundledList = {
  readVersion: async () => 0,
  read: async () => NO_LIST,
  readBytes: async () => new Uint8Array(),
};

/** Opened once each: every source keeps its lists, its versions and what was refused in a database of its own. */
const databases = new Map<string, UnsaidDatabase>();
function databaseNamed(name: string): UnsaidDatabase {
  const known = databases.get(name) ?? openDatabase(name);
  databases.set(name, known);
  return known;
}

/** Where the lists of one source are, in this build and browser. */
export interface SourcePlaces extends ListPlaces {
  readonly id: string;
  /** Null in a build without one. */
  readonly source: ListSource | null;
}

const extensionVersion = (): string => browser.runtime.getManifest().version;

const placesOfOurs = (): SourcePlaces => ({
  id: 'unsaid',
  source: LIST_SOURCE,
  database: LIST_SOURCE && databaseNamed('unsaid'),
  keys: LIST_SOURCE?.keys ?? [],
  bundled,
  extensionVersion: extensionVersion(),
});

const placesOf = (source: CustomSource): SourcePlaces => ({
  id: source.id,
  source,
  database: databaseNamed(`unsaid list ${source.id}`),
  keys: source.keys,
  bundled: nothingBundled,
  extensionVersion: extensionVersion(),
});

/** Of the source that is chosen now. Opens nothing yet. */
export async function readPlaces(): Promise<SourcePlaces> {
  const chosen = await readListChoice();
  return chosen ? placesOf(chosen) : placesOfOurs();
}

export interface Reading {
  /** Of the source that is chosen. */
  readonly places: SourcePlaces;
  /** Newest list of that source; {@link NO_LIST} while none was taken. */
  readonly own: ListInForce;
  /** The reader's choice; null: Unsaid's own. */
  readonly chosen: CustomSource | null;
  /** What is in force: the list of the source chosen or, until there is one, Unsaid's own. */
  readonly inForce: ListInForce;
  readonly knowledge: Knowledge;
}
let reading: Promise<Reading> | undefined;

async function readAll(): Promise<Reading> {
  const chosen = await readListChoice();
  const places = chosen ? placesOf(chosen) : placesOfOurs();
  const [own, recogniserData] = await Promise.all([readListInForce(places), readRecogniserData()]);
  const isWaiting = chosen !== null && own.origin === 'bundled';
  const inForce = isWaiting
    ? { ...(await readListInForce(placesOfOurs())), before: null, damaged: own.damaged }
    : own;
  const from = chosen && !isWaiting ? { host: chosen.host, unsigned: chosen.key === null } : null;
  return { places, own, chosen, inForce, knowledge: createKnowledge(inForce.list, recogniserData, from) };
}

/**
 * The list in force with its indexes: read and checked once in the life of the background, which may be short; a
 * failed reading is tried again at the next call.
 * @throws Error with a reason for the reader when there is no list that can be used.
 */
export function readInForce(): Promise<Reading> {
  if (reading) return reading;
  const next = readAll();
  reading = next;
  next.catch(() => {
    if (reading === next) reading = undefined;
  });
  return next;
}

/** As {@link readInForce}, and sure to be of the source that is chosen now: word of another choice may be on its way. */
export async function readInForceNow(): Promise<Reading> {
  const known = await reading?.catch(() => undefined);
  if (known && known.chosen?.id !== (await readListChoice())?.id) forgetKnowledge();
  return readInForce();
}

/** @throws as {@link readInForce}. */
export const readKnowledge = async (): Promise<Knowledge> => (await readInForce()).knowledge;

/** Another list is in force: what was read of the last one is let go. */
export function forgetKnowledge(): void {
  reading = undefined;
}
