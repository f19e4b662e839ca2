import { expect, test } from 'vitest';
import type { OutboxState } from '../reports/outbox-machine.ts';
import { reportView } from './report-view.ts';
import { wordsOf } from './testing.ts';

const words = wordsOf('en');
const view = (state: OutboxState) => reportView(words, 'refusal', { state, keptAt: 1_000 });

test('without a report the button says what is reported', () => {
  expect(reportView(words, 'refusal', null)).toEqual({
    state: 'none',
    label: 'Report refusal',
    note: '',
    undoUntil: 0,
  });
  expect(reportView(words, 'evasion', null).label).toBe('Report refusal');
  expect(reportView(words, 'answered', null).label).toBe('Report');
});

test('Undo is offered until the report may leave, and where it never does, as long', () => {
  expect(view({ kind: 'queued', notBefore: 9 })).toMatchObject({ state: 'queued', undoUntil: 9 });
  expect(view({ kind: 'kept' })).toMatchObject({ state: 'queued', undoUntil: 11_000 });
  for (const state of [
    { kind: 'sending', attempt: 1, leaseUntil: 9 },
    { kind: 'delivered', receipt: 'r', at: 1 },
    { kind: 'failed', attempt: 1, retryAt: 9, reason: 'offline' },
  ] as const)
    expect(view(state).undoUntil).toBe(0);
});

test('each state has its hook and its words', () => {
  expect(view({ kind: 'delivered', receipt: 'r-1', at: 1 })).toMatchObject({
    state: 'delivered',
    note: 'The collector has it. Receipt: r-1',
  });
  expect(view({ kind: 'rejected', reason: 'said:off topic', at: 1 }).note).toContain(': off topic');
  expect(view({ kind: 'failed', attempt: 1, retryAt: 9, reason: 'offline' }).state).toBe('failed');
  expect(view({ kind: 'deleting', attempt: 1, retryAt: 9, reason: '' }).state).toBe('queued');
});
