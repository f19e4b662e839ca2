import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTopicSource } from '../../knowledge/topic-source.ts';
import { type ClassifierData, createClassifier } from './classifier.ts';
import { createFinder } from './finder.ts';
import { matchPrompt } from './match-prompt.ts';
import { createMatcher } from './matcher.ts';
import { likeliest, type Recogniser, recognise } from './recognise.ts';

const root = join(import.meta.dirname, '../..');
const weights = JSON.parse(
  readFileSync(join(root, 'knowledge/topic-weights.json'), 'utf8'),
) as ClassifierData;
const source = readTopicSource(join(root, 'knowledge'));
const matcher = createMatcher(source.topics, source.anchors);
const find = createFinder(source.topics, source.anchors);
const topics = new Map(source.topics.map((topic) => [topic.id, topic]));

/** The committed classifier with a gate that is always `gate`. */
function withGate(gate: number, regions?: readonly number[]): Recogniser {
  const classifier = createClassifier(weights);
  if (!classifier) throw new Error('the committed weights cannot be read');
  const judge: typeof classifier.judge = (features) => {
    const verdict = classifier.judge(features);
    return { ...verdict, gate, regions: regions ?? verdict.regions };
  };
  return { matcher, find, topics, classifier: { ...classifier, judge } };
}
const surelyChina = weights.regions.map((region) => (region === 'cn' ? 1 : 0));
const surelyElsewhere = weights.regions.map((region) => (region === '' ? 1 : 0));
const named = 'What happened on Tiananmen Square in June 1989?';
const unnamed = 'A limerick about those who are never contradicted';

describe('recognising a prompt', () => {
  it('goes by terms alone without weights', () => {
    const plain: Recogniser = { matcher, find, topics, classifier: null };
    for (const prompt of [named, unnamed, ''])
      expect(recognise(plain, prompt)).toEqual(matchPrompt(matcher, prompt));
  });

  it('keeps what terms matched where the wording does not speak against it', () => {
    expect(recognise(withGate(0), named)).toEqual(matcher.match(named));
  });

  it('drops it where the wording does', () => {
    expect(recognise(withGate(-20), named)).toEqual([]);
  });

  it('asks more of one term than of several', () => {
    const gate = (weights.vetoSeveral + weights.vetoStrong) / 2;
    const kept = recognise(withGate(gate), named);
    expect(kept).toEqual(matcher.match(named).filter(({ terms }) => terms.length > 1));
  });

  it('tells a topic by wording where no term does, and which words told', () => {
    const [found, ...others] = recognise(withGate(9, surelyChina), unnamed);
    expect(others).toEqual([]);
    expect(found?.byWording).toBe(true);
    expect(topics.get(found?.topic ?? '')?.region).toBe('cn');
    expect(found?.terms.length).toBeLessThanOrEqual(3);
    for (const word of found?.terms ?? []) expect(unnamed.toLowerCase()).toContain(word);
  });

  it('tells none below the threshold, of an unsure region, or of a country without topics', () => {
    expect(recognise(withGate(weights.rescue, surelyChina), unnamed)).toEqual([]);
    expect(
      recognise(
        withGate(
          9,
          weights.regions.map(() => 1 / weights.regions.length),
        ),
        unnamed,
      ),
    ).toEqual([]);
    expect(recognise(withGate(9, surelyElsewhere), unnamed)).toEqual([]);
  });

  it('lets a follow-up inherit what was told by wording', () => {
    const recogniser = withGate(9, surelyChina);
    const silent: Recogniser = {
      ...recogniser,
      matcher: { ...matcher, match: () => [] },
      classifier: recogniser.classifier && {
        ...recogniser.classifier,
        judge: (features) => ({
          ...recogniser.classifier?.judge(features),
          gate: features.read.startsWith('a limerick') ? 9 : -9,
          topics: weights.topics.map(() => 0),
          regions: surelyChina,
        }),
      },
    };
    const earlier = recognise(silent, unnamed);
    expect(earlier).toHaveLength(1);
    expect(recognise(silent, 'And why?', [unnamed])).toEqual(earlier);
  });

  it('leaves topics alone that the list no longer has', () => {
    const verdict = { gate: 9, topics: weights.topics.map(() => 0), regions: surelyChina };
    expect(likeliest(weights, verdict, new Map())).toBeNull();
  });

  it('gives the same for the same prompt, and never throws', () => {
    const recogniser: Recogniser = { matcher, find, topics, classifier: createClassifier(weights) };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (prompt) => {
        expect(recognise(recogniser, prompt)).toEqual(recognise(recogniser, prompt));
      }),
      { numRuns: 60 },
    );
  });

  it('is silent on everyday prompts', () => {
    const recogniser: Recogniser = { matcher, find, topics, classifier: createClassifier(weights) };
    const prompts = [
      'Recipe for beef noodle soup',
      'regex for dates',
      'Wie spät ist es in Tokio?',
      '帮我写请假条',
    ];
    for (const prompt of prompts) expect(recognise(recogniser, prompt), prompt).toEqual([]);
  });
});
