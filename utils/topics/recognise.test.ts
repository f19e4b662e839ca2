import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTopicSource } from '../../knowledge/topic-source.ts';
import type { ClassifierData, Threshold } from './classifier.ts';
import { createRecogniser, type Recognise } from './recognise.ts';

const root = join(import.meta.dirname, '../..');
const weights = JSON.parse(
  readFileSync(join(root, 'knowledge/topic-weights.json'), 'utf8'),
) as ClassifierData;
const source = readTopicSource(join(root, 'knowledge'));
const regions = new Map(source.topics.map(({ id, region }) => [id, region]));

/** The committed classifier, which says of every text that it is sensitive (`odds` > 0) or not, and of `region`. */
function withOdds(
  odds: number,
  region = 'cn',
  thresholds: Partial<Record<Threshold, number>> = {},
): Recognise {
  const biases = weights.heads.map((head, at) => {
    if (head === 'sensitive') return odds;
    if (head.startsWith('region ')) return head === `region ${region}` ? 1e4 : -1e4;
    return weights.biases[at] ?? 0;
  });
  return createRecogniser(source, {
    ...weights,
    biases,
    thresholds: { ...weights.thresholds, ...thresholds },
  });
}
const SURE = 1e4;
const byTerms = createRecogniser(source);
const recognise = createRecogniser(source, weights);

const named = 'What happened on Tiananmen Square in June 1989?';
const unnamed = 'A limerick about those who are never contradicted';

describe('recognising a prompt', () => {
  it('goes by terms alone without weights, or with damaged ones', () => {
    expect(byTerms(named).map(({ topic }) => topic)).toEqual(['tiananmen_1989']);
    expect(byTerms(unnamed)).toEqual([]);
    expect(createRecogniser(source, { ...weights, checksum: 0 })(named)).toEqual(byTerms(named));
  });

  it('keeps what terms matched where the wording does not speak against it', () => {
    expect(withOdds(SURE)(named)).toEqual(byTerms(named));
  });

  it('drops it where the wording does', () => {
    expect(withOdds(-SURE)(named)).toEqual([]);
  });

  it('tells a topic by wording where no term does, and which words told', () => {
    const [found, ...others] = withOdds(SURE)(unnamed);
    expect(others).toEqual([]);
    expect(found?.byWording).toBe(true);
    expect(regions.get(found?.topic ?? '')).toBe('cn');
    expect(found?.terms.length).toBeLessThanOrEqual(3);
    for (const word of found?.terms ?? []) expect(unnamed.toLowerCase()).toContain(word);
  });

  it('tells none below the threshold, or of a country without topics', () => {
    expect(withOdds(SURE, 'cn', { wording: 2 * SURE })(unnamed)).toEqual([]);
    expect(withOdds(SURE, '')(unnamed)).toEqual([]);
  });

  it('lets a follow-up inherit what was told by wording', () => {
    const earlier = withOdds(SURE)(unnamed);
    // The gate is open for every prompt here, so the follow-up must be kept from a topic of its own.
    const inheriting = withOdds(SURE, 'cn', { 'follow-up': -SURE });
    expect(earlier).toHaveLength(1);
    expect(inheriting('', [unnamed]).length).toBeGreaterThan(0);
  });

  it('leaves topics alone that the list no longer has', () => {
    const none = createRecogniser({ topics: [], anchors: source.anchors }, weights);
    for (const prompt of [named, unnamed]) expect(none(prompt)).toEqual([]);
  });

  it('gives the same for the same prompt, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (prompt) => {
        expect(recognise(prompt)).toEqual(recognise(prompt));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['Recipe for beef noodle soup', 'regex for dates', 'Wie spät ist es in Tokio?', '帮我写请假条'])(
    'is silent on everyday prompts: %s',
    (prompt) => expect(recognise(prompt)).toEqual([]),
  );
});
