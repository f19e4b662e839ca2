import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REASON_CODES, reason } from './reasons.ts';
import { firstCheckAt, isFailure, nextCheckAt } from './schedule.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;
const NEVER = { at: null, failures: 0 };

describe('firstCheckAt', () => {
  it('is 30 to 60 s after the start', () => {
    expect(firstCheckAt(NOW, NEVER, 0) - NOW).toBe(30_000);
    expect(firstCheckAt(NOW, NEVER, 1) - NOW).toBe(60_000);
  });

  it.each([
    ['a check of yesterday', { at: NOW - 21 * HOUR, failures: 0 }],
    ['a check that failed', { at: NOW - HOUR, failures: 1 }],
    ['a check of the future, by a clock that was wrong', { at: NOW + 400 * HOUR, failures: 0 }],
  ])('comes soon after %s', (_, last) => expect(firstCheckAt(NOW, last, 0.5) - NOW).toBe(45_000));

  it('asks once a day however often the browser is started', () => {
    expect(firstCheckAt(NOW, { at: NOW - 2 * HOUR, failures: 0 }, 0.5) - NOW).toBe(22.5 * HOUR);
  });
});

describe('nextCheckAt', () => {
  it('is a day, and up to two hours more, after a check that went well', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        const wait = (nextCheckAt(NOW, 0, random) - NOW) / HOUR;
        expect(wait).toBeGreaterThanOrEqual(24);
        expect(wait).toBeLessThanOrEqual(26);
      }),
    );
  });

  it('backs off from half an hour to a day', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) => (nextCheckAt(NOW, failures, 0) - NOW) / HOUR);
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 24, 24]);
  });
});

it('a refusal that asking again soon can’t change is no failure', () => {
  expect(REASON_CODES.filter((code) => !isFailure(reason(code)))).toEqual([
    'extension_too_old',
    'not_newer',
    'rolled_back',
  ]);
});
