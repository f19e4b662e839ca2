import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entries, encodeWeights } from '../../training/topics/encode.ts';
import { readWeights } from './weights.ts';

/** Entries of one feature, as read. */
function entriesOf(weights: ReturnType<typeof readWeights>, feature: number): number[][] {
  const place = weights?.placeOf(feature) ?? -1;
  if (!weights || place < 0) return [];
  const [from, to] = [weights.starts[place], weights.starts[place + 1]];
  return [...weights.heads.slice(from, to)].map((head, at) => [head, weights.values[(from ?? 0) + at] ?? 0]);
}

describe('weights', () => {
  it('are read as they were written', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: -127, max: 127 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([head]) => head,
    });
    const rows = fc.uniqueArray(fc.tuple(fc.nat({ max: 2 ** 20 - 1 }), entries), {
      maxLength: 100,
      selector: ([feature]) => feature,
    });
    fc.assert(
      fc.property(rows, (written) => {
        const weights = readWeights(encodeWeights(new Map<number, Entries>(written)), 10);
        expect(weights?.size).toBe(written.length);
        for (const [feature, expected] of written)
          expect(entriesOf(weights, feature)).toEqual(expected.toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it('have no place for a feature that was not written', () => {
    const weights = readWeights(encodeWeights(new Map([[7, [[0, 1]]]])), 1);
    expect(weights?.placeOf(8)).toBe(-1);
  });

  it.each([
    ['end in a distance', [0x80]],
    ['have too wide a distance', [0xff, 0xff, 0xff, 0xff, 0]],
    ['end before the entries', [0, 1]],
    ['end in an entry', [0, 1, 1]],
    ['name a head that there is none of', [0, 1, 4, 1]],
  ])('are none where the bytes %s', (_name, bytes) => {
    expect(readWeights(Uint8Array.from(bytes), 4)).toBeNull();
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void readWeights(bytes, 5)));
  });
});
