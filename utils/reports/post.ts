import { ANONYMOUS } from '../anonymous.ts';

/** A request to a collector, and how long it is waited for, in milliseconds. */
export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly patience: number;
}

export type PostReply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly retryAfter: string | null;
      readonly text: string;
    }
  | { readonly kind: 'failed'; readonly why: 'timeout' | 'offline' | 'redirected' | 'too-long' };
export type Post = (request: PostRequest) => Promise<PostReply>;

/** A collector says little; a reply longer than this, in characters, is not one. */
const LONGEST_REPLY = 300_000;

/**
 * Posts text: no cookies, no referrer, no headers of ours, no cache, no way elsewhere. Never throws: what a network does
 * is a value.
 */
export async function post(
  { url, body, patience }: PostRequest,
  send: typeof fetch = (...request) => fetch(...request),
): Promise<PostReply> {
  try {
    const response = await send(url, {
      method: 'POST',
      body,
      ...ANONYMOUS,
      signal: AbortSignal.timeout(patience),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      return { kind: 'failed', why: 'redirected' };
    const text = await readText(response);
    if (text === null) return { kind: 'failed', why: 'too-long' };
    return { kind: 'reply', status: response.status, retryAfter: response.headers.get('retry-after'), text };
  } catch (error) {
    const timedOut = error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
    return { kind: 'failed', why: timedOut ? 'timeout' : 'offline' };
  }
}

/** The body as text, cut off as soon as it is too long. */
async function readText(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > LONGEST_REPLY) {
      reader.cancel().catch(() => {});
      return null;
    }
  }
}
