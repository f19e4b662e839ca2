import { expect, it } from 'vitest';
import { binOf, scoreNgrams, scoreTrees, type Trees } from './model.ts';

it('a bin is the number of edges that a value reaches', () => {
  const edges = Float32Array.from([1, 2, 4]);
  expect([0, 1, 1.5, 2, 3.9, 4, 9].map((value) => binOf(value, edges))).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(binOf(5, new Float32Array())).toBe(0);
});

it('a tree leads to the leaf that its questions name, first question first', () => {
  const trees: Trees = {
    depth: 2,
    base: 1,
    scale: 0.5,
    features: Uint8Array.from([0, 1]),
    bins: Uint8Array.from([1, 1]),
    leaves: Int8Array.from([0, 10, 20, 30]),
  };
  expect(scoreTrees(Uint8Array.from([0, 0]), trees)).toBe(1);
  expect(scoreTrees(Uint8Array.from([0, 1]), trees)).toBe(6);
  expect(scoreTrees(Uint8Array.from([1, 0]), trees)).toBe(11);
  expect(scoreTrees(Uint8Array.from([1, 1]), trees)).toBe(16);
});

it('n-grams add up by place, folded into the table', () => {
  const weights = { weights: Int8Array.from([1, 2, 3, 4]), scale: 0.1, bias: -1 };
  const place = { hashes: Uint16Array.from([1, 6]), weight: 0.5 };
  expect(scoreNgrams([place], weights)).toBeCloseTo(-1 + 0.5 * (2 + 3) * 0.1);
});
