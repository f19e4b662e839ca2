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
  const said = Number(context.req.header('content-length') ?? MOST_BYTES);
  if (said > MOST_BYTES) throw new Problem('too-large', `at most ${MOST_BYTES} bytes`);
  if (reading + said > MOST_AT_ONCE) throw new Problem('unavailable', 'too much is arriving', 2);
  reading += said;
  try {
    return JSON.parse(decoder.decode(await readBytes(context)));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('not-json');
  } finally {
    reading -= said;
  }
}

/** A body that names its length holds no more than that; of any other the bytes are counted as they come. */
async function readBytes(context: Context): Promise<Uint8Array> {
  if (context.req.header('content-length')) return new Uint8Array(await context.req.arrayBuffer());
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of context.req.raw.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) throw new Problem('too-large', `at most ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
