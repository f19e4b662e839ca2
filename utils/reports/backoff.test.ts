import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { backOff, parseRetryAfter } from './backoff.ts';

test('waits 30 to 60 s at first, twice as long each time, never over 6 h', () => {
  expect([backOff(1, 1), backOff(1, 0), backOff(2, 0), backOff(3, 0)]).toEqual([
    30_000, 60_000, 120_000, 240_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const wait = backOff(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(30_000);
        expect(wait).toBeLessThanOrEqual(6 * 3_600_000);
        expect(backOff(attempt + 1, random)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-26T17:00:00Z');
  it.each([
    [null, 0],
    ['', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Thu, 26 Nov 2026 17:01:00 GMT', 60_000],
    ['Thu, 26 Nov 2026 16:00:00 GMT', 0],
    ['99999999', 24 * 3_600_000],
    ['-5', 0],
    ['1e9', 0],
    ['soon', 0],
    ['Thu, never GMT', 0],
  ])('%j means %d ms', (header, wait) => expect(parseRetryAfter(header, now)).toBe(wait));

  it('is a time between nothing and a day, whatever a collector says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date().map((date) => (Number.isNaN(+date) ? '' : date.toUTCString())),
        ),
        (header) => {
          const wait = parseRetryAfter(header, now);
          expect(wait >= 0 && wait <= 24 * 3_600_000).toBe(true);
        },
      ),
    );
  });
});
