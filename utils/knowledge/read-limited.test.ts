import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLimited } from './read-limited.ts';

const LIMITS = { packed: 1000, unpacked: 4000 };

/** A response whose body comes in chunks, and never ends by itself when `endless`. */
function response(chunks: Iterable<Uint8Array>, headers: Record<string, string> = {}) {
  let cancelled = false;
  let given = 0;
  const next = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = next.next();
        if (done) return controller.close();
        given += value.length;
        controller.enqueue(value);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, headers: new Headers(headers), seen: () => ({ cancelled, given }) };
}
const bytes = (length: number, fill = 65) => new Uint8Array(length).fill(fill);
const split = (all: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
function* endless(chunk: Uint8Array) {
  for (;;) yield chunk;
}

describe('readLimited', () => {
  it.each([0, 1, 2, 999, 1000])('reads %i bytes in chunks of any size', async (length) => {
    for (const size of [1, 7, 5000])
      expect(await readLimited(response(split(bytes(length), size)), LIMITS)).toEqual(bytes(length));
  });

  it('reads a response without a body as no bytes', async () => {
    expect(await readLimited({ body: null, headers: new Headers() }, LIMITS)).toEqual(new Uint8Array());
  });

  it('stops an endless stream at the limit', async () => {
    const stream = response(endless(bytes(100)));
    await expect(readLimited(stream, LIMITS)).rejects.toThrow('too_large');
    expect(stream.seen()).toEqual({ cancelled: true, given: 1100 });
  });

  it('does not begin to read what declares too much', async () => {
    const stream = response(endless(bytes(100)), { 'content-length': '1001' });
    await expect(readLimited(stream, LIMITS)).rejects.toThrow('too_large');
    expect(stream.seen()).toEqual({ cancelled: true, given: 0 });
  });

  it('takes what the browser unpacked only up to the other limit', async () => {
    const unpackedByBrowser = (length: number) =>
      response(split(bytes(length), 100), { 'content-length': '50' });
    expect(await readLimited(unpackedByBrowser(4000), LIMITS)).toHaveLength(4000);
    await expect(readLimited(unpackedByBrowser(4001), LIMITS)).rejects.toThrow('too_large');
  });

  it.each([1, 3, 5000])('unpacks gzip itself, in chunks of %i', async (size) => {
    const packed = gzipSync(bytes(3000));
    expect(await readLimited(response(split(packed, size)), LIMITS)).toEqual(bytes(3000));
  });

  it('refuses a small file that unpacks to much', async () => {
    const bomb = gzipSync(new Uint8Array(500_000));
    expect(bomb.length).toBeLessThan(LIMITS.packed);
    await expect(readLimited(response([bomb]), LIMITS)).rejects.toThrow('too_large');
  });

  it('refuses gzip that is too large packed, whatever it declares', async () => {
    const noise = gzipSync(
      Uint8Array.from({ length: 1500 }, (_, index) => (index * 7919 * index) % 251),
      { level: 0 },
    );
    await expect(readLimited(response([noise], { 'content-length': '10' }), LIMITS)).rejects.toThrow(
      'too_large',
    );
  });

  it.each([
    ['broken', (packed: Uint8Array) => packed.map((byte, index) => (index > 12 ? byte ^ 0x55 : byte))],
    ['cut off', (packed: Uint8Array) => packed.slice(0, -9)],
    ['followed by more', (packed: Uint8Array) => Uint8Array.from([...packed, 1, 2, 3])],
  ])('refuses gzip that is %s', async (_, spoil) => {
    const spoilt = spoil(gzipSync(bytes(600)));
    await expect(readLimited(response([spoilt]), LIMITS)).rejects.toThrow('packing');
  });

  it('passes on the fault of a stream that breaks', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new TypeError('gone')),
    });
    await expect(readLimited({ body, headers: new Headers() }, LIMITS)).rejects.toThrow('gone');
  });
});
