/** Sections of the options page, in the order of its navigation. */
export const SECTIONS = ['settings', 'models', 'topics', 'sources', 'reports', 'privacy', 'about'] as const;
export type Section = (typeof SECTIONS)[number];

/** Models that can stand side by side. */
export const MAX_COMPARED = 4;

export type Route =
  | { readonly section: Exclude<Section, 'models' | 'topics' | 'sources' | 'reports'> }
  /** `model`: the one whose profile is open; empty: the list. */
  | { readonly section: 'models'; readonly view: 'list' | 'chart' }
  | { readonly section: 'models'; readonly view: 'profile'; readonly model: string }
  | { readonly section: 'models'; readonly view: 'compare'; readonly models: readonly string[] }
  /** `topic`: the one that is open; empty: the list. */
  | { readonly section: 'topics'; readonly topic: string }
  /** `source`: the one to show first; empty: all from the top. */
  | { readonly section: 'sources'; readonly source: string }
  /** `report`: the one that the reader came for; empty: none. */
  | { readonly section: 'reports'; readonly report: string };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where the page's address leads. A bare report id opens *My reports* at that one; what is no address opens the settings. */
export function parseRoute(hash: string): Route {
  const path = decode(hash.replace(/^#/, ''));
  if (UUID.test(path)) return { section: 'reports', report: path };
  const slash = path.indexOf('/');
  const name = slash < 0 ? path : path.slice(0, slash);
  const rest = slash < 0 ? '' : path.slice(slash + 1);
  switch (name) {
    case 'models':
      return rest ? { section: name, view: 'profile', model: rest } : { section: name, view: 'list' };
    case 'chart':
      return { section: 'models', view: 'chart' };
    case 'compare': {
      const models = [...new Set(rest.split(',').filter(Boolean))].slice(0, MAX_COMPARED);
      return { section: 'models', view: 'compare', models };
    }
    case 'topics':
      return { section: name, topic: rest };
    case 'sources':
      return { section: name, source: rest };
    case 'reports':
      return { section: name, report: '' };
    case 'privacy':
    case 'about':
      return { section: name };
    default:
      return { section: 'settings' };
  }
}

/** What is no well-formed escape is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Hub ids stay readable: only what an address can't hold is escaped. */
const encode = (id: string): string => encodeURI(id).replaceAll('#', '%23');

export const modelHash = (id: string): string => `#models/${encode(id)}`;
export const compareHash = (ids: readonly string[]): string => `#compare/${ids.map(encode).join(',')}`;
export const topicHash = (id: string): string => `#topics/${encode(id)}`;
export const sourceHash = (id: string): string => `#sources/${encode(id)}`;
