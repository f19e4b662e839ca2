import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { acceptList, type CurrentList, parseList } from '../../utils/knowledge/accept.ts';
import { type ListKey, parseSignature } from '../../utils/knowledge/signature.ts';
import { sha256 } from '../reports/row.ts';

export type Encoding = 'br' | 'gzip' | 'identity';
/** A file as it is served, in each encoding. */
export interface Served {
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}
/** A list and its signature; they belong together, and change together. */
export interface ListPair {
  readonly version: number;
  readonly list: Served;
  readonly signature: Served;
}

/** Names the version in force; the files of a version are never changed once they are named here. */
const POINTER = 'current.json';
const NOTHING: CurrentList = { version: 0, topics: [], models: [], behaviours: [] };
/** Any extension may read what is served here. */
const ANY_EXTENSION = '99999';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

export interface Lists {
  /** Null while there is none. */
  readonly current: ListPair | null;
  /** Takes a newer list. @returns why not, in words; empty: it is in force, and on the disk */
  publish(bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<string>;
}

/**
 * The list that extensions fetch: two files in a folder, which any web server could serve as well. The collector holds no
 * signing key; it takes what the maintainer's machine has signed.
 *
 * @throws Error when the folder names a version whose files are not there
 */
export async function openLists(folder: string, keys: readonly ListKey[]): Promise<Lists> {
  mkdirSync(folder, { recursive: true });
  let current = await readPair(folder);
  return {
    get current() {
      return current;
    },
    async publish(bytes, text) {
      const problem = await judge(bytes, text, keys, current && parsed(current.list.bodies.identity));
      if (problem) return problem;
      const { version } = parsed(bytes);
      await write(join(folder, `${version}.json`), bytes);
      await write(join(folder, `${version}.json.sig`), text);
      await write(join(folder, POINTER), JSON.stringify({ version }));
      current = await readPair(folder);
      return '';
    },
  };
}

/** As an extension would judge it. */
async function judge(
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
  keys: readonly ListKey[],
  current: CurrentList | null,
): Promise<string> {
  if (keys.length === 0) return 'this collector has no LIST_KEYS to check a list by';
  const signature = parseSignature(text);
  if (!signature) return 'this is no signature file';
  const verdict = await acceptList({
    bytes,
    signature,
    keys,
    current: current ?? NOTHING,
    refused: [],
    now: new Date(),
    extensionVersion: ANY_EXTENSION,
  });
  return verdict.ok ? '' : `refused: ${verdict.reason.code} ${verdict.reason.values.join(' ')}`.trim();
}

function parsed(bytes: Uint8Array<ArrayBuffer>): CurrentList {
  const list = parseList(bytes, ANY_EXTENSION);
  if (!list.ok) throw new Error(`a list that was taken can't be read any more: ${list.reason.code}`);
  return list.list;
}

async function readPair(folder: string): Promise<ListPair | null> {
  const pointer = join(folder, POINTER);
  if (!existsSync(pointer)) return null;
  const { version } = JSON.parse(readFileSync(pointer, 'utf8')) as { version: number };
  const read = async (name: string): Promise<Served> =>
    served(new Uint8Array(readFileSync(join(folder, name))));
  return { version, list: await read(`${version}.json`), signature: await read(`${version}.json.sig`) };
}

async function served(bytes: Uint8Array<ArrayBuffer>): Promise<Served> {
  const [br, zipped] = await Promise.all([compress.br(bytes), compress.gzip(bytes, { level: 9 })]);
  const bodies = { br: new Uint8Array(br), gzip: new Uint8Array(zipped), identity: bytes };
  return { etag: `"${sha256(Buffer.from(bytes).toString('latin1')).slice(0, 24)}"`, bodies };
}

/** Whole or not at all, also when the machine stops: written beside, synced, and put in place. */
async function write(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  const folder = await open(join(path, '..'), 'r');
  await folder.sync().finally(() => folder.close());
}
