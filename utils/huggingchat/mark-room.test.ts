import { describe, expect, it } from 'vitest';
import { besideLine, roomFor } from './mark-room.ts';

const line = { left: 10, right: 360 };
const taken = (...edges: [number, number][]) => edges.map(([left, right]) => ({ left, right }));

describe('the room of the model mark', () => {
  it.each([
    ['right after the words', 100, taken([10, 120]), 126],
    ['to the very end of the line', 100, taken([10, 254]), 260],
    ['not beyond it', 100, taken([10, 255]), undefined],
    ['between two words', 100, taken([10, 120], [232, 360]), 126],
    ['behind the second where there is no room between', 100, taken([10, 120], [120, 240]), 246],
    ['nowhere', 24, taken([10, 200], [220, 340]), undefined],
    ['in an empty line', 100, [], 10],
  ])('%s', (_, width, words, left) => {
    expect(roomFor(width, line, words)).toBe(left);
  });
});

describe('the room beside a full line', () => {
  it.each([
    ['at the end of the line', [10, 360], 400, 360],
    ['not out of the page', [10, 360], 379, 355],
    ['not over words', [10, 361], 379, undefined],
  ] as const)('%s', (_, words, page, left) => {
    expect(besideLine(24, line, taken([...words]), page)).toBe(left);
  });
});
