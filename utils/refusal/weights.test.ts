import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FEATURES } from './features.ts';
import { checksum, parseWeights, type WeightsFile } from './weights.ts';

const path = fileURLToPath(new URL('../../public/knowledge/refusal-weights.json', import.meta.url));
const text = readFileSync(path, 'utf8');
const file: WeightsFile = JSON.parse(text);

describe('the weights file that is shipped', () => {
  it('is within its budget, base64 counted', () => expect(text.length).toBeLessThanOrEqual(100_000));

  it('fits the features and its checksum', () => {
    const model = parseWeights(file);
    if (typeof model === 'string') throw new Error(model);
    expect(model.edges).toHaveLength(FEATURES.length + 2);
    for (const edges of model.edges) expect([...edges]).toEqual([...edges].sort((a, b) => a - b));
    for (const { features } of [model.trees.non, model.trees.open])
      expect(Math.max(...features)).toBeLessThan(model.edges.length);
  });
});

describe('a file that cannot be used gives a reason, never an exception', () => {
  const bytes = Buffer.from(file.bytes, 'base64');
  const spoilt = Buffer.from(bytes);
  spoilt[5000] = (spoilt[5000] ?? 0) ^ 1;
  const short = bytes.subarray(0, -1);
  it.each([
    ['nothing', null, 'format'],
    ['another format', { ...file, format: 2 }, 'format'],
    ['other features', { ...file, features: 1 }, 'features'],
    ['one bit turned', { ...file, bytes: spoilt.toString('base64') }, 'checksum'],
    ['cut off', { ...file, bytes: short.toString('base64') }, 'checksum'],
    [
      'cut off, checksum made good',
      { ...file, bytes: short.toString('base64'), checksum: checksum(short) },
      'short',
    ],
    ['no base64', { ...file, bytes: '%%%' }, 'unreadable'],
    [
      'sizes that are none',
      { ...file, ngrams: { ...file.ngrams, non: { ...file.ngrams.non, size: -4 } } },
      'power of two',
    ],
    [
      'a scale that is none',
      { ...file, trees: { ...file.trees, non: { ...file.trees.non, scale: null } } },
      'damaged',
    ],
  ])('%s', (_, value, reason) => expect(parseWeights(value)).toContain(reason));
});
