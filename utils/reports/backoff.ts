const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Browsers wake a background no sooner than after 30 s. */
const FIRST = 30 * SECOND;
const LONGEST = 6 * HOUR;
/** A collector that asks for more than this is asked again all the same: no header may bury a report. */
const LONGEST_ASKED = 24 * HOUR;

/**
 * How long to wait after the `attempt`th failure in a row: 30 to 60 s, doubling up to 6 h; half of it is left to chance, so that a collector which comes back is not met by everyone at once.
 *
 * @param attempt 1 for the first
 * @param random 0..1
 * @returns milliseconds
 */
export function backOff(attempt: number, random: number): number {
  const longest = Math.min(FIRST * 2 ** Math.min(attempt, 30), LONGEST);
  return longest * (1 - random / 2);
}

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @param now milliseconds since 1970
 * @returns milliseconds to wait, at most a day; 0 where there is none or it can't be read
 */
export function parseRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  const value = header.trim();
  const wait = /^\d{1,10}$/.test(value)
    ? Number(value) * SECOND
    : /^[A-Z][a-z]{2}, .*GMT$/.test(value)
      ? Date.parse(value) - now
      : 0;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_ASKED) : 0;
}
