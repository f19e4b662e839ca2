import { ListError, reason } from './reasons.ts';

export interface Limits {
  /** Most bytes on the wire. */
  readonly packed: number;
  /** Most bytes after unpacking. */
  readonly unpacked: number;
}

/** What of a `Response` is read: its body, and the length it declares. */
interface Readable {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly headers: { get(name: string): string | null };
}

/**
 * Reads a response whole, counting as it streams, and stops at the first byte over a limit.
 *
 * A body that begins as gzip does is unpacked here, both sides counted. Any other body is what the browser gives, and
 * the browser may have unpacked it: then only `Content-Length`, which browsers hold a server to, tells what went over
 * the wire. So more than `packed` bytes are taken only from a response that declared fewer.
 *
 * @throws ListError `too_large` or `packing`; whatever the stream throws.
 */
export async function readLimited(
  response: Readable,
  { packed, unpacked }: Limits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  const header = response.headers.get('content-length');
  const declared = header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
  if (declared !== null && declared > packed) {
    response.body.cancel().catch(() => {});
    throw tooLarge(packed);
  }
  const bytes = await collect(response.body, declared === null ? packed : unpacked);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (bytes.length > packed) throw tooLarge(packed);
  const unpacking = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return collect(unpacking, unpacked).catch((error) => {
    throw error instanceof ListError ? error : new ListError(reason('packing'));
  });
}

const tooLarge = (limit: number) => new ListError(reason('too_large', limit / 1_000_000));

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > limit) {
      // Not waited for: a stream that will not end must not hold us up.
      reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.length;
  }
  return bytes;
}
