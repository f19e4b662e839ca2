import type { ListInForce } from './knowledge/list-in-force.ts';
import type { KillSwitch } from './knowledge/types.ts';
import type { ListFrom } from './knowledge-index.ts';
import type { ListCheck } from './list-check.ts';
import type { Reading } from './read-knowledge.ts';

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
  /** Where the list in force comes from, if it is not Unsaid's own. */
  readonly from: ListFrom | null;
  /** Another list that the reader has chosen; it is in force once it was taken. */
  readonly chosen: { readonly url: string; readonly host: string } | null;
  /** False where there is nothing to look at: a build without an update source, and no list of the reader's own. */
  readonly updatable: boolean;
  readonly last: ListCheck['last'];
}

export function statusOf(
  { inForce, knowledge: { from }, chosen, places }: Reading,
  { last }: ListCheck,
  now: Date,
): ListStatus {
  const { list, origin, damaged, before } = inForce;
  const { version, generated, expires, killSwitches } = list;
  const stale = now.getTime() > Date.parse(expires);
  const choice = chosen && { url: chosen.url, host: chosen.host };
  const updatable = places.source !== null;
  const what = { version, generated, expires, stale, origin, damaged, before, killSwitches };
  return { ...what, from, chosen: choice, updatable, last };
}
