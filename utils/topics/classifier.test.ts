import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWeights, type FeatureWeights } from '../../training/topics/encode.ts';
import { type ClassifierData, checksumOf, createClassifier } from './classifier.ts';
import { type Features, FOUND_VALUE, textValue } from './wording-features.ts';

const committed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../knowledge/topic-weights.json'), 'utf8'),
) as ClassifierData;

/** Weights of two topics (0, 1) and two regions (2, 3). */
function dataOf(rows: ReadonlyMap<number, FeatureWeights>): ClassifierData {
  const bytes = encodeWeights(rows);
  return {
    ...committed,
    topics: ['a', 'b'],
    regions: ['', 'cn'],
    gateBias: -1,
    gateStep: 0.5,
    classStep: 0.25,
    checksum: checksumOf(bytes),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

const features = (text: readonly number[], found: readonly number[] = []): Features => ({
  read: '',
  text,
  found,
  spans: [],
});

const ROWS = new Map<number, FeatureWeights>([
  [0, { gate: 4, classes: [[1, 8]] }],
  [300, { gate: -2, classes: [] }],
  [
    1_048_575,
    {
      gate: 0,
      classes: [
        [0, -127],
        [3, 40],
      ],
    },
  ],
]);

describe('the classifier', () => {
  it('adds up what the features found weigh', () => {
    const classifier = createClassifier(dataOf(ROWS));
    const verdict = classifier?.judge(features([], [0, 300, 1_048_575, 77]));
    expect(verdict?.gate).toBeCloseTo(-1 + (4 - 2) * 0.5 * FOUND_VALUE.gate);
    expect(verdict?.topics).toEqual([-127 * 0.25 * FOUND_VALUE.classes, 8 * 0.25 * FOUND_VALUE.classes]);
    expect(verdict?.regions[1]).toBeCloseTo(1 / (1 + Math.exp(-40 * 0.25 * FOUND_VALUE.classes)));
  });

  it('weighs features of the text by how many there are', () => {
    const classifier = createClassifier(dataOf(ROWS));
    const many = [0, ...Array.from({ length: 99 }, (_, at) => 1000 + at)];
    expect(classifier?.judge(features(many)).gate).toBeCloseTo(-1 + 4 * 0.5 * textValue(100).gate);
  });

  it('tells what each feature of the text adds', () => {
    expect(createClassifier(dataOf(ROWS))?.shares(features([0, 300, 9]), 1)).toEqual([3, -1, 0]);
  });

  it('reads back every weight that was written', () => {
    const weight = fc.integer({ min: -127, max: 127 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.nat({ max: 2 ** 20 - 1 }).map(String), weight, { maxKeys: 200 }),
        (gates) => {
          const rows = new Map<number, FeatureWeights>(
            Object.entries(gates).map(([feature, gate]) => [Number(feature), { gate, classes: [] }]),
          );
          const classifier = createClassifier(dataOf(rows));
          for (const [feature, { gate }] of rows)
            expect(classifier?.judge(features([], [feature])).gate).toBeCloseTo(
              -1 + gate * 0.5 * FOUND_VALUE.gate,
            );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is none where the weights are absent, damaged or of another version', () => {
    const good = dataOf(ROWS);
    expect(createClassifier(good)).not.toBeNull();
    const bad: unknown[] = [
      undefined,
      null,
      'text',
      [],
      {},
      { ...good, version: 2 },
      { ...good, checksum: good.checksum + 1 },
      { ...good, weights: `${good.weights.slice(0, -4)}AAAA` },
      { ...good, weights: '%%%' },
      { ...good, weights: 'A'.repeat(1_000_000) },
      { ...good, gateStep: 0 },
      { ...good, gateBias: null },
      { ...good, rescue: Number.NaN },
      { ...good, topics: [] },
      { ...good, topics: 'ab' },
      { ...good, topics: Array.from({ length: 300 }, String) },
    ];
    for (const data of bad) expect(createClassifier(data), JSON.stringify(data)?.slice(0, 80)).toBeNull();
  });

  it('is none where the bytes end early or name no class, whatever the checksum', () => {
    for (const bytes of [
      [0, 1],
      [0, 1, 1],
      [0, 1, 1, 0],
      [0x80],
      [0xff, 0xff, 0xff, 0xff, 0],
      [0, 1, 1, 4, 1],
    ]) {
      const raw = Uint8Array.from(bytes);
      const data = {
        ...dataOf(ROWS),
        checksum: checksumOf(raw),
        weights: Buffer.from(raw).toString('base64'),
      };
      expect(createClassifier(data), String(bytes)).toBeNull();
    }
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (raw) => {
        const weights = Buffer.from(raw).toString('base64');
        const classifier = createClassifier({ ...dataOf(ROWS), checksum: checksumOf(raw), weights });
        if (classifier) expect(classifier.judge(features([1, 2], [3])).gate).not.toBeNaN();
      }),
    );
  });

  it('has committed weights that can be read, within their budget', () => {
    expect(createClassifier(committed)).not.toBeNull();
    expect(committed.weights.length).toBeLessThan(200_000);
  });
});
