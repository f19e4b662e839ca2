import { ANONYMOUS } from '../anonymous.ts';
import { type Limits, readLimited } from './read-limited.ts';
import { ListError, type Reason, reason } from './reasons.ts';

/** A file of a list host, and how much of it, in bytes and in milliseconds, is waited for. */
export interface FileRequest {
  readonly url: string;
  readonly limits: Limits;
  readonly patience: number;
}
export type LoadFile = (request: FileRequest) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Loads one file of a list host: no cookies, no referrer, no headers of ours, no cache, no way elsewhere.
 * @throws ListError
 */
export async function loadFile(
  { url, limits, patience }: FileRequest,
  get: typeof fetch = (...request) => fetch(...request),
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await get(url, {
      ...ANONYMOUS,
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect') throw new ListError(reason('redirected'));
    if (!response.ok) throw new ListError(reason('http', response.status));
    return await readLimited(response, limits);
  } catch (error) {
    throw error instanceof ListError ? error : new ListError(reasonOf(error));
  }
}

function reasonOf(error: unknown): Reason {
  const timedOut = error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
  return reason(timedOut ? 'timeout' : 'offline');
}
