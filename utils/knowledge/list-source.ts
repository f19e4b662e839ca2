import { type ListKey, parseListKeys, type Trust } from './signature.ts';

/** Where newer lists come from: a setting of the build, or the reader's own (`custom-source.ts`). */
export interface ListSource {
  /** One or two addresses of the list; the signature lies beside it. */
  readonly urls: readonly string[];
  readonly keys: Trust;
}

/** The source that a build was made with: always signed. */
export interface BuildSource extends ListSource {
  readonly keys: readonly ListKey[];
}

const MOST_URLS = 2;
/** https, no user, no query: an address that says nothing but where the list is. */
export const LIST_URL = /^https:\/\/[a-z0-9.-]+(?::\d+)?\/[\w./-]*\.json(?:\.gz)?$/;

/**
 * The build settings `UNSAID_LIST_URLS` (one or two addresses, separated by a comma) and `UNSAID_LIST_KEYS`.
 *
 * @returns null when both are empty: a build with its bundled list only.
 * @throws Error when one is malformed, or there is one without the other.
 */
export function parseListSource(urlSetting = '', keySetting = ''): BuildSource | null {
  const keys = parseListKeys(keySetting);
  const urls = urlSetting
    .split(',')
    .map((url) => url.trim())
    .filter(Boolean);
  if (urls.length === 0 && keys.length === 0) return null;
  if (urls.length === 0 || keys.length === 0)
    throw new Error('UNSAID_LIST_URLS and UNSAID_LIST_KEYS go together: one is empty');
  if (urls.length > MOST_URLS) throw new Error(`${urls.length} list addresses: at most ${MOST_URLS}`);
  for (const url of urls)
    if (!LIST_URL.test(url))
      throw new Error(`"${url}" is no list address: https, without query, ending in .json or .json.gz`);
  return { urls, keys };
}

/** `list.json` and `list.json.gz` have one signature, `list.json.sig`: it is of the list, not of its packing. */
export const signatureUrl = (url: string): string => `${url.replace(/\.gz$/, '')}.sig`;
