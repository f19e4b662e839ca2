import { browser } from 'wxt/browser';
import { openDatabase } from './database.ts';
import { parseKnowledgeList } from './knowledge/guards.ts';
import {
  type BundledList,
  type ListInForce,
  type ListPlaces,
  readListInForce,
} from './knowledge/list-in-force.ts';
import { type ListSource, parseListSource } from './knowledge/list-source.ts';
import { createKnowledge, type Knowledge } from './knowledge-index.ts';

/** Where this build gets newer lists from; null: bundled list only. Settings of the build (wxt.config.ts). */
export const LIST_SOURCE: ListSource | null = parseListSource(
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

let places: ListPlaces | undefined;

/** Where lists are in this build and browser. */
export function listPlaces(): ListPlaces {
  places ??= {
    database: LIST_SOURCE && openDatabase(),
    keys: LIST_SOURCE?.keys ?? [],
    bundled,
    extensionVersion: browser.runtime.getManifest().version,
  };
  return places;
}

interface Reading {
  readonly inForce: ListInForce;
  readonly knowledge: Knowledge;
}
let reading: Promise<Reading> | undefined;

function read(): Promise<Reading> {
  if (reading) return reading;
  const next = Promise.all([readListInForce(listPlaces()), readRecogniserData()]).then(
    ([inForce, recogniserData]) => ({
      inForce,
      knowledge: createKnowledge(inForce.list, recogniserData),
    }),
  );
  reading = next;
  next.catch(() => {
    if (reading === next) reading = undefined;
  });
  return next;
}

/**
 * The list in force with its indexes: read and checked once in the life of the background, which may be short; a
 * failed reading is tried again at the next call.
 * @throws Error with a reason for the reader when there is no list that can be used.
 */
export async function readKnowledge(): Promise<Knowledge> {
  return (await read()).knowledge;
}

/** The list in force and where it came from. @throws as {@link readKnowledge}. */
export async function readInForce(): Promise<ListInForce> {
  return (await read()).inForce;
}

/** Another list is in force: what was read of the last one is let go. */
export function forgetKnowledge(): void {
  reading = undefined;
}
