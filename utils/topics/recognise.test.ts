import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecogniserData } from '../../knowledge/recogniser-source.ts';
import { readTopicSource } from '../../knowledge/topic-source.ts';
import type { ClassifierData, Threshold } from './classifier.ts';
import { createRecogniser, type Recognise } from './recognise.ts';

const root = join(import.meta.dirname, '../../knowledge');
const data = readRecogniserData(root);
const weights = data.classifier as ClassifierData;
const source = readTopicSource(root);
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
  const classifier = { ...weights, biases, thresholds: { ...weights.thresholds, ...thresholds } };
  return createRecogniser(source, { classifier });
}
const SURE = 1e4;
const byTerms = createRecogniser(source);
const recognise = createRecogniser(source, data);

const named = 'What happened on Tiananmen Square in June 1989?';
const unnamed = 'A limerick about those who are never contradicted';

describe('recognising a prompt', () => {
  it('goes by terms alone without a classifier, or with a damaged one', () => {
    expect(byTerms(named).map(({ topic }) => topic)).toEqual(['tiananmen_1989']);
    expect(byTerms(unnamed)).toEqual([]);
    expect(createRecogniser(source, { classifier: { ...weights, checksum: 0 } })(named)).toEqual(
      byTerms(named),
    );
  });

  it('keeps what terms matched where the wording does not speak against it', () => {
    expect(withOdds(SURE)(named)).toEqual(byTerms(named));
  });

  it('drops it where the wording does', () => {
    expect(withOdds(-SURE)(named)).toEqual([]);
  });

  it('keeps the subject of a prompt that holds little else, whatever the wording', () => {
    for (const plain of ['How is Tibet?', '西藏问题'])
      expect(withOdds(-SURE)(plain).map(({ topic }) => topic)).toEqual(['tibet_dalai_lama']);
  });

  it('asks more of a text as long as pasted material', () => {
    const long = `${named} ${'The parcel arrived late, and the shop did not answer. '.repeat(10)}`;
    const strict = withOdds(0, 'cn', { strong: SURE, several: -SURE, 'terms-long': SURE });
    expect(strict(named)).toEqual(byTerms(named));
    expect(byTerms(long)).toEqual(byTerms(named));
    expect(strict(long)).toEqual([]);
  });

  it('asks more of wording where no country is named, and that the words alone convince', () => {
    const unplaced = { wording: -SURE, 'wording-unplaced': -SURE, 'wording-alone': -SURE };
    expect(withOdds(0, 'cn', unplaced)(unnamed)).toHaveLength(1);
    expect(withOdds(0, 'cn', { ...unplaced, 'wording-unplaced': SURE })(unnamed)).toEqual([]);
    expect(withOdds(0, 'cn', { ...unplaced, 'wording-alone': SURE })(unnamed)).toEqual([]);
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
    expect(withOdds(SURE, 'cn', { 'wording-unplaced': 2 * SURE })(unnamed)).toEqual([]);
    expect(withOdds(SURE, '')(unnamed)).toEqual([]);
  });

  it('lets a follow-up inherit what was told before it, and nothing else', () => {
    expect(recognise('and how many died?', [named])).toEqual(recognise(named));
    expect(recognise('why do cats purr?', [named])).toEqual([]);
  });

  it('knows the names that come beside the list, whatever else the file holds', () => {
    const topic = source.topics[0]?.id ?? '';
    const names = { [topic]: { 'word strong': ['utopia', 7], 'other kind': ['dystopia'] }, gone: null };
    const named = createRecogniser(source, { names });
    expect(named('utopia').map(({ topic }) => topic)).toEqual([topic]);
    for (const other of ['dystopia', '7']) expect(named(other)).toEqual([]);
    for (const odd of [null, [], 'text', { [topic]: [] }])
      expect(createRecogniser(source, { names: odd })('utopia')).toEqual([]);
  });

  it('leaves topics alone that the list no longer has', () => {
    const none = createRecogniser({ topics: [], anchors: source.anchors }, data);
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
