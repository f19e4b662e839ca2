import type { Context } from 'hono';
import { Problem } from './problem.ts';

/** Largest body, in bytes: 50 reports whose texts are as long as they may be, three bytes a character. */
export const MOST_BYTES = 6_000_000;
/** Bodies that are read at one time, in bytes; further ones are asked to come later. */
const MOST_AT_ONCE = 64_000_000;
const TYPES = /^(application\/json|text\/plain)(\s*;\s*charset=("?)utf-8\3)?\s*$/i;

let reading = 0;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON in a request's body. `text/plain` is taken too: browsers send it to other sites without asking first.
 * @throws Problem where it is too large, of another type, or no JSON in UTF-8
 */
export async function readJson(context: Context): Promise<unknown> {
  if (!TYPES.test(context.req.header('content-type') ?? '')) throw new Problem('content-type');
  if (context.req.header('content-encoding'))
    throw new Problem('content-type', 'compressed bodies are not taken');
  const said = Number(context.req.header('content-length') ?? 0);
  if (!(said <= MOST_BYTES)) throw new Problem('too-large', `at most ${MOST_BYTES} bytes`);
  const held = { bytes: 0 };
  try {
    hold(held, said);
    const bytes =
      said > 0 ? new Uint8Array(await context.req.arrayBuffer()) : await readCounting(context, held);
    return JSON.parse(decoder.decode(bytes));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('not-json');
  } finally {
    reading -= held.bytes;
  }
}

/** @throws Problem when too much is being read already */
function hold(held: { bytes: number }, bytes: number): void {
  if (reading + bytes > MOST_AT_ONCE) throw new Problem('unavailable', 'too much is arriving', 2);
  held.bytes += bytes;
  reading += bytes;
}

/** A body that does not say how long it is: its bytes are counted as they come. */
async function readCounting(context: Context, held: { bytes: number }): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of context.req.raw.body ?? []) {
    hold(held, part.length);
    if (held.bytes > MOST_BYTES) throw new Problem('too-large', `at most ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
