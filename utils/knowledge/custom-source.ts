import { LIST_URL, type ListSource } from './list-source.ts';
import { type ListKey, parseListKeys, UNSIGNED } from './signature.ts';

/** A list that the reader has named instead of Unsaid's own. */
export interface CustomSource extends ListSource {
  /** Tells sources apart: another address or another key is another source, with versions of its own. */
  readonly id: string;
  readonly url: string;
  readonly host: string;
  /** Null: unsigned. */
  readonly key: ListKey | null;
}

/** What is wrong with what was typed; words in `locales/`, `list.source_<problem>`. */
export const SOURCE_PROBLEMS = [
  'empty',
  'long',
  'https',
  'user',
  'query',
  'ending',
  'address',
  'key',
] as const;
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number];

export type ParsedSource =
  | { readonly ok: true; readonly source: CustomSource }
  | { readonly ok: false; readonly problem: SourceProblem };

const LONGEST_URL = 400;

/**
 * An address and a key as the reader has typed or stored them. Strict: an address that needs anything but letters,
 * digits, dots, dashes and slashes is refused rather than repaired.
 *
 * @param keyText `id:base64`, as `npm run sign:list` prints it; empty: the list is unsigned
 */
export function parseCustomSource(urlText: string, keyText: string): ParsedSource {
  const url = urlText.trim();
  const problem = problemOf(url);
  if (problem) return { ok: false, problem };
  let keys: ListKey[];
  try {
    keys = parseListKeys(keyText);
  } catch {
    return { ok: false, problem: 'key' };
  }
  // What was meant as a key is never taken as the wish to have none.
  if (keys.length !== (keyText.trim() === '' ? 0 : 1)) return { ok: false, problem: 'key' };
  const [key = null] = keys;
  const { host } = new URL(url);
  const id = `${url} ${key ? keyText.trim() : UNSIGNED}`;
  return { ok: true, source: { id, url, host, key, urls: [url], keys: key ? [key] : UNSIGNED } };
}

function problemOf(url: string): SourceProblem | null {
  if (url === '') return 'empty';
  if (url.length > LONGEST_URL) return 'long';
  if (!/^https:\/\//.test(url)) return 'https';
  if (/^https:\/\/[^/]*@/.test(url)) return 'user';
  if (/[?#]/.test(url)) return 'query';
  if (!/\.json(?:\.gz)?$/.test(url)) return 'ending';
  // Parsed, it must still be what was typed: no `..`, no host that is written in another way.
  return LIST_URL.test(url) && URL.canParse(url) && new URL(url).href === url ? null : 'address';
}
