// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { messageAt, showFixture } from './fixtures/load.ts';
import { readPage } from './read-page.ts';
import { createSettler, type Moment } from './settle.ts';

const FIRST = 'b0000000-0000-4000-8000-000000000002';
const SECOND = 'b0000000-0000-4000-8000-000000000004';

beforeEach(() => showFixture('b'));

/** Adds a second prompt with an answer below the fixture's first. */
function addTurn(): Element {
  const [prompt, answer] = [0, 1].map((i) => messageAt(i).cloneNode(true) as Element);
  if (!prompt || !answer) throw new Error('no turn');
  prompt.setAttribute('data-message-id', 'b0000000-0000-4000-8000-000000000003');
  answer.setAttribute('data-message-id', SECOND);
  messageAt(1).after(prompt, answer);
  return answer;
}

const retryOf = (answer: Element) => answer.querySelector('button[title="Retry"]');

function judge(settler: ReturnType<typeof createSettler>, moment: Moment, streaming = false) {
  const { settled, unended } = settler.judge(readPage(document), streaming, moment);
  return { settled: settled.map(({ id }) => id), unended: unended?.id };
}

it('takes an ended last answer only when the page is quiet', () => {
  const settler = createSettler();
  expect(judge(settler, 'between').settled).toEqual([]);
  expect(judge(settler, 'quiet').settled).toEqual([FIRST]);
  expect(judge(settler, 'between').settled).toEqual([FIRST]);
});

it('takes the answers above a streaming one', () => {
  retryOf(addTurn())?.remove();
  expect(judge(createSettler(), 'restless', true).settled).toEqual([FIRST]);
});

it('does not take an answer without Retry: it failed, or has not ended', () => {
  retryOf(messageAt(1))?.remove();
  expect(judge(createSettler(), 'quiet')).toEqual({ settled: [], unended: FIRST });
  messageAt(1).querySelector('div')?.replaceChildren();
  expect(judge(createSettler(), 'quiet')).toEqual({ settled: [], unended: undefined });
});

it('does not take an answer while there is a stop button', () => {
  expect(judge(createSettler(), 'quiet', true)).toEqual({ settled: [], unended: undefined });
});

it('keeps an answer that has settled while the next is announced, before its elements are there', () => {
  const settler = createSettler();
  judge(settler, 'quiet');
  retryOf(messageAt(1))?.remove();
  for (const moment of ['between', 'quiet'] as const)
    expect(judge(settler, moment, true)).toEqual({ settled: [FIRST], unended: undefined });
});

it('does not keep one that is written on, or again', () => {
  const settler = createSettler();
  judge(settler, 'quiet');
  messageAt(1).querySelector('div')?.append('And further');
  expect(judge(settler, 'between', true).settled).toEqual([]);
});

it('on a restless page, takes the last answer at the second sign of its end', () => {
  const settler = createSettler();
  expect(judge(settler, 'restless').settled).toEqual([]);
  expect(judge(settler, 'between').settled).toEqual([]);
  expect(judge(settler, 'restless').settled).toEqual([FIRST]);
  expect(settler.isOpening).toBe(false);
});

it('stops looking at a restless page that streams, until it is quiet', () => {
  const settler = createSettler();
  judge(settler, 'restless', true);
  expect(settler.isOpening).toBe(false);
  judge(settler, 'restless');
  expect(judge(settler, 'restless').settled).toEqual([]);
  settler.reset();
  expect(settler.isOpening).toBe(true);
});

it('remembers when an answer was first seen to have settled', () => {
  const settler = createSettler();
  judge(settler, 'quiet');
  const first = settler.settledAt(FIRST);
  expect(first).toBeGreaterThan(0);
  judge(settler, 'quiet');
  expect(settler.settledAt(FIRST)).toBe(first);
  expect(settler.settledAt(SECOND)).toBe(0);
});
