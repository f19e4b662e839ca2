import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureOf, featuresOf } from './wording-features.ts';

const nothing = (): ReadonlySet<string> => new Set();
const found = (): ReadonlySet<string> => new Set(['cn', 'act-protest', 'tiananmen_1989/weak']);

describe('features of a prompt', () => {
  // Worked out apart from the code: FNV-1a over UTF-16 units, a last mix, twenty bits.
  it('have the numbers that the committed weights were learnt with', () => {
    expect(featureOf('found cn')).toBe(268_967);
    expect(featuresOf('May 35', nothing, 'en').text).toEqual([932_156, 129_472, 1_027_252, 622_853]);
    expect(featuresOf('天安门', nothing, 'zh-Hans').text).toEqual([
      825_908, 339_084, 604_382, 377_640, 1_014_645, 626_127,
    ]);
  });

  it('are the same for the same words in other letters, accents and spaces', () => {
    const { text } = featuresOf('Pourquoi la censure ?', nothing, 'fr');
    expect(featuresOf('  POURQUOI  la cénsure? ', nothing, 'fr').text).toEqual(text);
  });

  it('hold each feature once, and where each word brought its own', () => {
    const { text, spans, read } = featuresOf('one two one two three', nothing, 'en');
    expect(new Set(text).size).toBe(text.length);
    expect(spans.map(({ start, end }) => read.slice(start, end))).toEqual([
      'one',
      'two',
      'one',
      'two',
      'three',
    ]);
    expect(spans.at(-1)?.last).toBe(text.length);
  });

  it('join what was found with the region found', () => {
    const features = featuresOf('x', found, 'en').found;
    for (const name of ['found cn', 'found tiananmen_1989/weak', 'cn with act-protest', 'language en'])
      expect(features, name).toContain(featureOf(name));
  });

  it('are bounded for long prompts, which keep their beginning and end', () => {
    const long = featuresOf(`first ${'filler '.repeat(100_000)} last`, nothing, 'en');
    expect(long.read.length).toBeLessThanOrEqual(1200);
    expect(long.read.startsWith('first ')).toBe(true);
    expect(long.read.endsWith(' last')).toBe(true);
  });

  it('are made of any text, and are 20-bit numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (prompt) => {
        const { text, found, spans } = featuresOf(prompt, nothing, 'und');
        for (const feature of [...text, ...found]) {
          expect(Number.isInteger(feature)).toBe(true);
          expect(feature >= 0 && feature < 2 ** 20).toBe(true);
        }
        for (const { first, last } of spans) expect(first <= last && last <= text.length).toBe(true);
      }),
    );
  });
});
