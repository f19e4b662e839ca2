import type { ListInForce } from './knowledge/list-in-force.ts';
import type { KillSwitch } from './knowledge/types.ts';
import type { ListCheck } from './list-check.ts';

/** Everything the popup shows of the list in force. */
export interface ListStatus {
  readonly version: number;
  /** ISO date-times. */
  readonly generated: string;
  readonly expires: string;
  readonly stale: boolean;
  readonly origin: ListInForce['origin'];
  readonly damaged: boolean;
  /** Version that "roll back" leads to; null when there is none. */
  readonly before: number | null;
  readonly killSwitches: readonly KillSwitch[];
  /** False in a build that has no update source. */
  readonly updatable: boolean;
  readonly last: ListCheck['last'];
}

export function statusOf(
  { list, origin, damaged, before }: ListInForce,
  { last }: ListCheck,
  updatable: boolean,
  now: Date,
): ListStatus {
  const { version, generated, expires, killSwitches } = list;
  const stale = now.getTime() > Date.parse(expires);
  return { version, generated, expires, stale, origin, damaged, before, killSwitches, updatable, last };
}
