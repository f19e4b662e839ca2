import type { Reason } from './reasons.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A check younger than this is today's: a browser started ten times a day asks once. */
const RECENT = 20 * HOUR;
const FIRST_RETRY = 30 * MINUTE;
/** Nothing that asking again soon could change. */
const SETTLED: readonly Reason['code'][] = ['rolled_back', 'not_newer', 'extension_too_old'];

/** What the schedule looks at of the last check. */
export interface LastCheck {
  /** Milliseconds since 1970; null when there was none. */
  readonly at: number | null;
  /** Checks since the last one that went well. */
  readonly failures: number;
}

/** Whether a refusal counts as a failure that is tried again before the next day. */
export const isFailure = (why: Reason): boolean => !SETTLED.includes(why.code);

/**
 * When to look after a start: 30 to 60 s later, or a day after a check that was recent and went well.
 *
 * @param random 0..1
 * @returns milliseconds since 1970.
 */
export function firstCheckAt(now: number, { at, failures }: LastCheck, random: number): number {
  const soon = now + (30 + 30 * random) * 1000;
  const recent = at !== null && at <= now && now - at < RECENT;
  return recent && failures === 0 ? Math.max(soon, at + DAY + random * HOUR) : soon;
}

/** When to look after a check: in a day, up to two hours later; after failures in 30 minutes, doubling up to a day. */
export function nextCheckAt(now: number, failures: number, random: number): number {
  const wait = failures === 0 ? DAY : Math.min(FIRST_RETRY * 2 ** (failures - 1), DAY);
  return now + wait + (random * wait) / 12;
}
