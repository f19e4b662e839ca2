import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../knowledge/types.ts';
import { createFoundFeatures } from './found-features.ts';
import { createLexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { readPrompt } from './reading.ts';
import { featureOf, visitText } from './text-features.ts';

function featuresOf(prompt: string): number[] {
  const features: number[] = [];
  visitText(normalise(prompt), (feature) => features.push(feature));
  return features;
}

const term = (text: string): Term => ({ text, language: 'en', match: 'word', strength: 'strong' });
const lexicon = createLexicon([], {
  cn: [term('utopia')],
  'act-protest': [term('march')],
  'follow-up-filler': [term('what')],
});
const foundIn = (prompt: string): Set<number> =>
  createFoundFeatures(lexicon)(readPrompt(lexicon, prompt), []);

describe('features of a text', () => {
  // Worked out apart from the code: FNV-1a over UTF-16 units, a last mix, twenty bits.
  it('have the numbers that the committed weights were learnt with', () => {
    expect(featureOf('found cn')).toBe(268_967);
    expect(featuresOf('May 35')).toEqual([932_156, 129_472, 498_613, 702_928]);
    expect(featuresOf('天安门')).toEqual([825_908, 339_084, 604_382, 377_640, 1_014_645, 626_127]);
  });

  it('are the same for the same words in other letters, accents and spaces', () => {
    expect(featuresOf('  POURQUOI  la cénsure? ')).toEqual(featuresOf('Pourquoi la censure ?'));
  });

  it('come with the word they are of', () => {
    const words = new Set<string>();
    visitText('one two three', (_feature, start, end) => words.add('one two three'.slice(start, end)));
    expect([...words]).toEqual(['one', 'two', 'three']);
  });

  it('are bounded for long texts, which keep their beginning and end', () => {
    const text = `first ${'filler '.repeat(100_000)}last`;
    const words = new Set<string>();
    const count = visitText(text, (_feature, start, end) => words.add(text.slice(start, end)));
    expect(count).toBeLessThan(10_000);
    expect(words).toContain('first');
    expect(words).toContain('last');
  });

  it('are made of any text, are 20-bit numbers, and are counted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const features: number[] = [];
        const count = visitText(text, (feature) => features.push(feature));
        expect(features).toHaveLength(count);
        for (const feature of features) expect(feature >= 0 && feature < 2 ** 20).toBe(true);
      }),
    );
  });
});

describe('features of what was found', () => {
  it('name the groups, but for filler words', () => {
    expect(foundIn('what utopia')).toContain(featureOf('found cn'));
    expect(foundIn('what utopia')).not.toContain(featureOf('found follow-up-filler'));
  });

  it('join a region with what is done there', () => {
    const alone = new Set([...foundIn('utopia'), ...foundIn('march')]);
    expect([...foundIn('utopia march')].filter((feature) => !alone.has(feature))).not.toEqual([]);
  });

  it('leave out the middle of a long text, which is not read', () => {
    const filler = 'word '.repeat(400);
    expect(foundIn(`${filler}utopia ${filler}`)).not.toContain(featureOf('found cn'));
    expect(foundIn(`${filler}utopia`)).toContain(featureOf('found cn'));
  });
});
