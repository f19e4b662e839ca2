import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Entries, encodeWeights } from '../../training/topics/encode.ts';
import { type ClassifierData, createClassifier, textValue } from './classifier.ts';
import { featureOf, visitText } from './text-features.ts';
import { checksumOf } from './weights.ts';

const committed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../knowledge/topic-weights.json'), 'utf8'),
) as ClassifierData;

const featuresOf = (text: string): number[] => {
  const features: number[] = [];
  visitText(text, (feature) => features.push(feature));
  return features;
};

function dataOf(rows: ReadonlyMap<number, Entries>): ClassifierData {
  const bytes = encodeWeights(rows);
  return {
    ...committed,
    heads: ['sensitive', 'topic a'],
    steps: [0.5, 0.25],
    biases: [-1, 0],
    checksum: checksumOf(bytes),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

const [WORD = 0] = featuresOf('utopia');
const FOUND = featureOf('found cn');
const GOOD = dataOf(
  new Map([
    [WORD, [[0, 4]]],
    [
      FOUND,
      [
        [0, 2],
        [1, -8],
      ],
    ],
  ]),
);

describe('the classifier', () => {
  it('adds up what the features weigh: those of the text share, those found count one', () => {
    const scores = createClassifier(GOOD)?.score('utopia', [FOUND, 12_345]);
    const value = textValue(featuresOf('utopia').length);
    expect(scores?.[0]).toBeCloseTo(-1 + 0.5 * (4 * value + 2));
    expect(scores?.[1]).toBeCloseTo(-8 * 0.25);
  });

  it('counts each feature once', () => {
    const scores = createClassifier(GOOD)?.score('utopia utopia', []);
    expect(scores?.[0]).toBeCloseTo(-1 + 0.5 * 4 * textValue(featuresOf('utopia utopia').length));
  });

  it('tells what each word adds', () => {
    const shares = createClassifier(GOOD)?.shares('my utopia', [0]);
    expect(shares).toEqual([
      { start: 0, end: 2, share: 0 },
      { start: 3, end: 9, share: 2 },
    ]);
  });

  it.each<[string, unknown]>([
    ['absent', undefined],
    ['null', null],
    ['text', 'text'],
    ['a list', []],
    ['empty', {}],
    ['of another version', { ...GOOD, version: 1 }],
    ['changed', { ...GOOD, checksum: GOOD.checksum + 1 }],
    ['no base64', { ...GOOD, weights: '%%%' }],
    ['too large', { ...GOOD, weights: 'A'.repeat(3_000_000) }],
    ['without steps', { ...GOOD, steps: [] }],
    ['without numbers', { ...GOOD, biases: [null, null] }],
    ['without thresholds', { ...GOOD, thresholds: {} }],
    ['without heads', { ...GOOD, heads: [] }],
    ['with heads of another kind', { ...GOOD, heads: [1, 2] }],
    ['with too many heads', { ...GOOD, heads: Array.from({ length: 300 }, String) }],
  ])('is none where the weights are %s', (_name, data) => {
    expect(createClassifier(data)).toBeNull();
  });

  it('has committed weights that can be read, within their budget', () => {
    expect(createClassifier(committed)).not.toBeNull();
    expect(committed.weights.length).toBeLessThan(600_000);
  });
});
