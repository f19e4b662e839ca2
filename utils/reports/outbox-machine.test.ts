import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dueAt, type OutboxEvent, type OutboxState, type Step, step } from './outbox-machine.ts';

const NOW = 1_000;
const LEASE = 2_000;
const kept: OutboxState = { kind: 'kept' };
const queued: OutboxState = { kind: 'queued', notBefore: NOW };
const sending: OutboxState = { kind: 'sending', attempt: 2, leaseUntil: NOW };
const failed: OutboxState = { kind: 'failed', attempt: 2, retryAt: NOW, reason: 'offline' };
const delivered: OutboxState = { kind: 'delivered', receipt: 'r1', at: 5 };
const rejected: OutboxState = { kind: 'rejected', reason: 'too large', at: 5 };
const deleting: OutboxState = { kind: 'deleting', attempt: 2, retryAt: NOW, reason: '' };

const send: OutboxEvent = { kind: 'send', notBefore: 9 };
const claim: OutboxEvent = { kind: 'claim', now: NOW, leaseUntil: LEASE };
const early: OutboxEvent = { kind: 'claim', now: NOW - 1, leaseUntil: LEASE };
const acknowledged: OutboxEvent = { kind: 'acknowledged', now: NOW, receipt: 'r2' };
const refused: OutboxEvent = { kind: 'refused', now: NOW, attempt: 2, reason: 'no' };
const refusedLate: OutboxEvent = { ...refused, attempt: 1 };
const broke: OutboxEvent = { kind: 'broke', attempt: 2, retryAt: LEASE, reason: 'http 500' };
const brokeLate: OutboxEvent = { ...broke, attempt: 1 };
const interrupted: OutboxEvent = { kind: 'interrupted', now: 7 };
const retry: OutboxEvent = { kind: 'retry', now: NOW };
const undo: OutboxEvent = { kind: 'undo' };
const remove: OutboxEvent = { kind: 'delete', now: NOW };
const deleted: OutboxEvent = { kind: 'deleted' };

const toSending = (attempt: number): OutboxState => ({ kind: 'sending', attempt, leaseUntil: LEASE });
const toDelivered: OutboxState = { kind: 'delivered', receipt: 'r2', at: NOW };
const toDeleting: OutboxState = { kind: 'deleting', attempt: 0, retryAt: NOW, reason: '' };

/** Every state with every event; what is not written here does nothing. */
const EDGES: readonly (readonly [OutboxState, OutboxEvent, Step])[] = [
  [kept, send, { kind: 'queued', notBefore: 9 }],
  [kept, undo, 'gone'],
  [kept, remove, 'gone'],
  [queued, claim, toSending(1)],
  [queued, undo, 'gone'],
  [queued, remove, 'gone'],
  [sending, claim, toSending(3)],
  [sending, acknowledged, toDelivered],
  [sending, refused, { kind: 'rejected', reason: 'no', at: NOW }],
  [sending, broke, { kind: 'failed', attempt: 2, retryAt: LEASE, reason: 'http 500' }],
  [sending, interrupted, { kind: 'failed', attempt: 2, retryAt: 7, reason: 'interrupted' }],
  [sending, remove, toDeleting],
  [failed, claim, toSending(3)],
  [failed, acknowledged, toDelivered],
  [failed, retry, { ...failed, retryAt: NOW }],
  [failed, remove, toDeleting],
  [delivered, remove, toDeleting],
  [rejected, acknowledged, toDelivered],
  [rejected, retry, { kind: 'failed', attempt: 0, retryAt: NOW, reason: 'too large' }],
  [rejected, remove, 'gone'],
  [deleting, claim, { kind: 'deleting', attempt: 3, retryAt: LEASE, reason: '' }],
  [deleting, broke, { kind: 'deleting', attempt: 2, retryAt: LEASE, reason: 'http 500' }],
  [deleting, interrupted, { ...deleting, retryAt: 7 }],
  [deleting, retry, { ...deleting, retryAt: NOW }],
  [deleting, deleted, 'gone'],
];

const STATES = [kept, queued, sending, failed, delivered, rejected, deleting];
const EVENTS = [
  send,
  claim,
  early,
  acknowledged,
  refused,
  refusedLate,
  broke,
  brokeLate,
  interrupted,
  retry,
  undo,
  remove,
  deleted,
];
const edgeOf = (state: OutboxState, event: OutboxEvent) =>
  EDGES.find(([from, by]) => from === state && by === event)?.[2] ?? null;
const name = (event: OutboxEvent) =>
  event === early
    ? 'claim too early'
    : event === refusedLate || event === brokeLate
      ? `${event.kind} late`
      : event.kind;

describe.each(STATES)('$kind', (state) => {
  it.each(EVENTS.map((event) => [name(event), event] as const))('on %s', (_name, event) => {
    expect(step(state, event)).toEqual(edgeOf(state, event));
  });
});

test('due: what waits has a time, what rests has none', () => {
  expect(STATES.map(dueAt)).toEqual([null, NOW, NOW, NOW, null, null, NOW]);
});

const state = fc.constantFrom(...STATES);
const event = fc.constantFrom(...EVENTS);

test('whatever happens, a report ends only by the reader’s will', () => {
  fc.assert(
    fc.property(state, fc.array(event, { maxLength: 30 }), (start, events) => {
      let now: OutboxState = start;
      for (const one of events) {
        const next = step(now, one);
        if (next === 'gone') {
          expect(['undo', 'delete', 'deleted']).toContain(one.kind);
          if (one.kind === 'deleted') expect(now.kind).toBe('deleting');
          return;
        }
        if (next) now = next;
      }
    }),
  );
});

test('what may be at the collector is never dropped without asking it', () => {
  for (const one of [sending, failed, delivered])
    for (const by of EVENTS) expect(step(one, by)).not.toBe('gone');
});

test('nothing leaves before its time, and nothing that was undone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), (now) => {
      const next = step(queued, { kind: 'claim', now, leaseUntil: now + 1 });
      expect(next === null).toBe(now < NOW);
    }),
  );
});
