import { type Conversation, parseConversation, parseRouterIds } from './parse-conversation.ts';

/** Why the page's API gave nothing. `denied`: it is there and says no. */
export type ApiFailure = 'aborted' | 'network' | 'denied' | 'status' | 'not-json' | 'shape';
export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ApiFailure };

export interface PageApi {
  /** One GET; a second, to the older API, only where the newer one is missing. */
  fetchConversation(id: string, signal: AbortSignal): Promise<ApiResult<Conversation>>;
  fetchRouterIds(signal: AbortSignal): Promise<ApiResult<ReadonlySet<string>>>;
}

const TIMEOUT_MS = 15_000;
/** A conversation of this many characters would hold up the page while it is parsed. */
const BODY_LIMIT = 32_000_000;
const SHARE_ID_LENGTH = 7;

/** The page's own API, with the cookies the page itself sends. Never writes. */
export function createPageApi(origin: string, fetcher: typeof fetch): PageApi {
  /** Set once the older API has answered where the newer did not: then that one is asked first. */
  let older = false;

  async function get<T>(
    path: string,
    parse: (body: unknown) => T | null,
    signal: AbortSignal,
  ): Promise<ApiResult<T>> {
    try {
      const response = await fetcher(`${origin}/chat/api/${path}`, {
        credentials: 'same-origin',
        headers: { Accept: 'application/json' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (response.status === 401 || response.status === 403) return failed('denied');
      if (!response.ok) return failed('status');
      // Where a path is unknown, older generations answer 200 with their home page.
      if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return failed('not-json');
      const body = await response.text();
      const value = body.length <= BODY_LIMIT ? parse(JSON.parse(body)) : null;
      return value === null ? failed('shape') : { ok: true, value };
    } catch (error) {
      if (signal.aborted) return failed('aborted');
      return failed(error instanceof SyntaxError ? 'shape' : 'network');
    }
  }

  return {
    async fetchConversation(id, signal) {
      const ways = [`v2/conversations/${id}`];
      if (id.length !== SHARE_ID_LENGTH) ways.push(`conversation/${id}`); // the older API knows no shares
      if (older) ways.reverse();
      let result: ApiResult<Conversation> = failed('network');
      for (const path of ways) {
        result = await get(path, parseConversation, signal);
        if (result.ok) older = !path.startsWith('v2');
        if (result.ok || !isMissing(result.failure)) return result;
      }
      return result;
    },
    fetchRouterIds: (signal) => get('v2/models', parseRouterIds, signal),
  };
}

function failed(failure: ApiFailure): { ok: false; failure: ApiFailure } {
  return { ok: false, failure };
}

/** True where the other API may know better; a refusal or a dead network is the same for both. */
function isMissing(failure: ApiFailure): boolean {
  return failure === 'status' || failure === 'not-json' || failure === 'shape';
}
