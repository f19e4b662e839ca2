import { backOff, parseRetryAfter } from './backoff.ts';
import { deleteReports, type Outcome, sendReports } from './collector.ts';
import type { Outbox, OutboxRow } from './outbox.ts';
import type { OutboxEvent } from './outbox-machine.ts';
import type { Post } from './post.ts';

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly post: Post;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0..1 */
  readonly random: () => number;
  /** Called with the message ids of reports whose state has changed. */
  readonly changed: (messageIds: readonly string[]) => void;
}

/** Longer than a request is waited for; a worker that dies in between costs a report this much time at the most. */
const LEASE_MS = 45_000;

/**
 * Delivers everything that is due for this collector, batch by batch, and deletions the reader asked for. May be
 * stopped at any instant: what was claimed is claimed again when its lease has run out, and a collector that had it
 * already says so. @throws only what the disk says.
 */
export async function deliverDue(collector: string, parts: DeliveryParts): Promise<void> {
  const { outbox, post, now, random, changed } = parts;
  for (;;) {
    const at = now();
    const batch = await outbox.claim(at, at + LEASE_MS, collector);
    const [first] = batch;
    if (!first) return;
    const work = first.state.kind === 'deleting' ? deleteReports : sendReports;
    const outcomes = await work(first.collector, batch, post);
    // One chance for all: a batch that failed together is tried again together, not one by one.
    const ended = { at: now(), chance: random() };
    for (const row of batch) {
      const outcome = outcomes.get(row.id);
      if (outcome) await outbox.apply(row.id, eventOf(row, outcome, ended));
    }
    changed(batch.map(({ messageId }) => messageId));
  }
}

/** What an outcome of an attempt that ended at `at` means for its report. */
function eventOf(
  { state }: OutboxRow,
  outcome: Outcome,
  { at, chance }: { at: number; chance: number },
): OutboxEvent {
  const attempt = 'attempt' in state ? state.attempt : 0;
  switch (outcome.kind) {
    case 'done':
      return state.kind === 'deleting'
        ? { kind: 'deleted' }
        : { kind: 'acknowledged', now: at, receipt: outcome.receipt };
    case 'refused':
      return { kind: 'refused', now: at, attempt, reason: outcome.reason };
    case 'broke': {
      const wait = Math.max(backOff(attempt, chance), parseRetryAfter(outcome.retryAfter, at));
      return { kind: 'broke', attempt, retryAt: at + wait, reason: outcome.reason };
    }
  }
}
