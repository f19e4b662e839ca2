/**
 * The life of a report in the outbox, as a pure machine. What is written is always a state of it, so whatever instant
 * the background or the browser is stopped at, the next one knows what to do. Times are milliseconds since 1970.
 *
 * ```
 *  kept ──send──► queued ──claim──► sending ──acknowledged──► delivered
 *                                   │  ▲  └──refused──► rejected ──retry──► failed
 *                                   ▼  └─claim─┐
 *                                  failed ─────┘   (and a lease that ran out, or a worker that died)
 *  delete: kept, queued, rejected are gone at once; what the collector may have is `deleting` until it has confirmed
 * ```
 */
export type OutboxState =
  /** No collector was agreed to: stays on this machine until the reader does something with it. */
  | { readonly kind: 'kept' }
  /** Has never left; may be undone. Leaves at the first wake after `notBefore`. */
  | { readonly kind: 'queued'; readonly notBefore: number }
  /** On its way until `leaseUntil`; after that the attempt counts as lost, and may still be acknowledged. */
  | { readonly kind: 'sending'; readonly attempt: number; readonly leaseUntil: number }
  | { readonly kind: 'failed'; readonly attempt: number; readonly retryAt: number; readonly reason: string }
  | { readonly kind: 'delivered'; readonly receipt: string; readonly at: number }
  /** The collector can't take it, and trying again would not help. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly at: number }
  /** The reader deleted it; the collector may have it, and has not confirmed yet. */
  | {
      readonly kind: 'deleting';
      readonly attempt: number;
      readonly retryAt: number;
      readonly reason: string;
    };

/** Undo is offered for as long as a report has not left, and it does not leave before. */
export const UNDO_MS = 10_000;

export type OutboxEvent =
  | { readonly kind: 'send'; readonly notBefore: number }
  | { readonly kind: 'claim'; readonly now: number; readonly leaseUntil: number }
  | { readonly kind: 'acknowledged'; readonly now: number; readonly receipt: string }
  | { readonly kind: 'refused'; readonly now: number; readonly attempt: number; readonly reason: string }
  | { readonly kind: 'broke'; readonly attempt: number; readonly retryAt: number; readonly reason: string }
  /** The background starts: what was under way in its life before is not any more. */
  | { readonly kind: 'interrupted'; readonly now: number }
  | { readonly kind: 'retry'; readonly now: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'delete'; readonly now: number }
  | { readonly kind: 'deleted' };

/** The next state; `gone`: the row is to be removed; null: the event means nothing in this state. */
export type Step = OutboxState | 'gone' | null;

export function step(state: OutboxState, event: OutboxEvent): Step {
  switch (event.kind) {
    case 'send':
      return state.kind === 'kept' ? { kind: 'queued', notBefore: event.notBefore } : null;
    case 'claim':
      return claim(state, event);
    case 'acknowledged':
      return acknowledge(state, event);
    case 'refused':
      // What a lost attempt hears late says nothing of the one under way.
      return state.kind === 'sending' && state.attempt === event.attempt
        ? { kind: 'rejected', reason: event.reason, at: event.now }
        : null;
    case 'broke':
      return broke(state, event);
    case 'interrupted':
      return interrupted(state, event.now);
    case 'retry':
      return retry(state, event.now);
    case 'undo':
      return state.kind === 'queued' || state.kind === 'kept' ? 'gone' : null;
    case 'delete':
      return remove(state, event.now);
    case 'deleted':
      return state.kind === 'deleting' ? 'gone' : null;
  }
}

function claim(state: OutboxState, { now, leaseUntil }: OutboxEvent & { kind: 'claim' }): Step {
  const due = dueAt(state);
  if (due === null || due > now) return null;
  if (state.kind === 'deleting') return { ...state, attempt: state.attempt + 1, retryAt: leaseUntil };
  const attempt = 'attempt' in state ? state.attempt + 1 : 1;
  return { kind: 'sending', attempt, leaseUntil };
}

/** The collector's word that it has the report, from whatever attempt it comes: the id is the same. */
function acknowledge(state: OutboxState, { now, receipt }: OutboxEvent & { kind: 'acknowledged' }): Step {
  const open = state.kind === 'sending' || state.kind === 'failed' || state.kind === 'rejected';
  return open ? { kind: 'delivered', receipt, at: now } : null;
}

function broke(state: OutboxState, { attempt, retryAt, reason }: OutboxEvent & { kind: 'broke' }): Step {
  if ((state.kind !== 'sending' && state.kind !== 'deleting') || state.attempt !== attempt) return null;
  return { kind: state.kind === 'sending' ? 'failed' : 'deleting', attempt, retryAt, reason };
}

function interrupted(state: OutboxState, now: number): Step {
  if (state.kind === 'deleting') return { ...state, retryAt: now };
  if (state.kind !== 'sending') return null;
  return { kind: 'failed', attempt: state.attempt, retryAt: now, reason: 'interrupted' };
}

function retry(state: OutboxState, now: number): Step {
  if (state.kind === 'rejected') return { kind: 'failed', attempt: 0, retryAt: now, reason: state.reason };
  return state.kind === 'failed' || state.kind === 'deleting' ? { ...state, retryAt: now } : null;
}

function remove(state: OutboxState, now: number): Step {
  switch (state.kind) {
    case 'kept':
    case 'queued':
    case 'rejected':
      return 'gone';
    case 'deleting':
      return null;
    default:
      return { kind: 'deleting', attempt: 0, retryAt: now, reason: '' };
  }
}

/** When something is to be done for a report by itself; null: never. */
export function dueAt(state: OutboxState): number | null {
  switch (state.kind) {
    case 'queued':
      return state.notBefore;
    case 'sending':
      return state.leaseUntil;
    case 'failed':
    case 'deleting':
      return state.retryAt;
    default:
      return null;
  }
}
