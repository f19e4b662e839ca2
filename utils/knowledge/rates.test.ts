import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombeDifference, severityOf, wilsonInterval } from './rates.ts';

const of = (notAnswered: number, judged: number) => ({ notAnswered, judged });

describe('wilsonInterval', () => {
  // Newcombe (1998), Stat. Med. 17:857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('published: %d of %d', (notAnswered, judged, low, high) => {
    const interval = wilsonInterval(of(notAnswered, judged));
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it.each([
    [6, 50, 1],
    [13, 50, 2],
    [25, 50, 3],
    [37, 50, 4],
  ] as const)('%d of 50 is the first of S%d', (notAnswered, judged, severity) => {
    expect(severityOf(wilsonInterval(of(notAnswered, judged)).low)).toBe(severity);
    expect(severityOf(wilsonInterval(of(notAnswered - 1, judged)).low)).toBe(severity - 1);
  });

  it('contains the share, stays within 0..1 and grows with the count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (judged, share) => {
          const notAnswered = Math.round(share * judged * 2) / 2;
          const { low, high } = wilsonInterval(of(notAnswered, judged));
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(notAnswered / judged);
          expect(high).toBeGreaterThanOrEqual(notAnswered / judged);
          if (notAnswered < judged)
            expect(wilsonInterval(of(notAnswered + 0.5, judged)).low).toBeGreaterThan(low);
        },
      ),
    );
  });

  it('knows nothing where nothing was judged', () => {
    expect(wilsonInterval(of(0, 0))).toEqual({ low: 0, high: 1 });
  });
});

describe('newcombeDifference', () => {
  // Newcombe (1998), Stat. Med. 17:873-890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('published: %d/%d - %d/%d', (a, m, b, n, low, high) => {
    const difference = newcombeDifference(of(a, m), of(b, n));
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
  });

  it('turns its sign with its arguments', () => {
    const count = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }))
      .map(([judged, some]) => of(Math.min(some, judged), judged));
    fc.assert(
      fc.property(count, count, (a, b) => {
        const forth = newcombeDifference(a, b);
        const back = newcombeDifference(b, a);
        expect(forth.low).toBeCloseTo(-back.high, 12);
        expect(forth.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });
});
