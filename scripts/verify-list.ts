/**
 * `npm run verify:list`: judges a signed list as the extension would. Exit code 1, with the reason, when it is refused.
 *
 *   --list FILE        the list (.output/list/list.json); its signature is FILE.sig
 *   --keys KEYS        public keys, id:base64 separated by commas (UNSAID_LIST_KEYS, or this machine's development key)
 *   --after FILE       the list it is to replace: then version and shrinkage are judged too
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptList, type CurrentList, parseList } from '../utils/knowledge/accept.ts';
import { type ListKey, parseListKeys, parseSignature } from '../utils/knowledge/signature.ts';
import { explain } from './list/explain.ts';
import { developmentKey } from './list/signing-key.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    list: { type: 'string', default: join(root, '.output', 'list', 'list.json') },
    keys: { type: 'string', default: process.env.UNSAID_LIST_KEYS ?? '' },
    after: { type: 'string' },
  },
});
const NOTHING: CurrentList = { version: 0, topics: [], models: [], behaviours: [] };

try {
  console.log(await verify());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function verify(): Promise<string> {
  const bytes = new Uint8Array(readFileSync(values.list));
  const signature = parseSignature(readFileSync(`${values.list}.sig`, 'utf8'));
  if (!signature) throw new Error(`${values.list}.sig: ${explain({ code: 'signature_form', values: [] })}`);
  const keys: ListKey[] = values.keys === '' ? [await developmentKey()] : parseListKeys(values.keys);
  const { version: extensionVersion } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const current = values.after === undefined ? NOTHING : readCurrent(values.after, extensionVersion);
  const verdict = await acceptList({
    bytes,
    signature,
    keys,
    current,
    refused: [],
    now: new Date(),
    extensionVersion,
  });
  if (!verdict.ok) throw new Error(`refused: ${explain(verdict.reason)}`);
  return `accepted: list ${verdict.version} of ${verdict.list.generated}, signed with ${signature.key}`;
}

function readCurrent(file: string, extensionVersion: string): CurrentList {
  const parsed = parseList(new Uint8Array(readFileSync(file)), extensionVersion);
  if (!parsed.ok) throw new Error(`${file}: ${explain(parsed.reason)}`);
  return parsed.list;
}
