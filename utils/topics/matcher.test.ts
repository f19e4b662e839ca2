import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCombination } from '../../knowledge/topic-file.ts';
import type { Term, TermStrength, Topic } from '../knowledge/types.ts';
import { createLexicon } from './lexicon.ts';
import { createMatcher, type TopicMatch } from './matcher.ts';
import { readPrompt } from './reading.ts';

const term = (text: string, strength: TermStrength = 'strong', match: Term['match'] = 'word'): Term => ({
  text,
  language: 'en',
  match,
  strength,
});

const topicOf = (id: string, parts: Partial<Topic>): Topic => ({
  id,
  region: 'land',
  parent: null,
  title: { en: id },
  terms: [],
  notContexts: [],
  anchors: [],
  twoWeak: false,
  combinations: [],
  ...parts,
});

const GROUPS = {
  land: [term('utopia')],
  ordinary: [term('recipe')],
  'act-protest': [term('protest', 'strong', 'prefix')],
  'clue-square': [term('square')],
  'clue-army': [term('army'), term('square')],
  'follow-up-filler': [term('what'), term('is')],
  'follow-up-cue': [],
};

function matcherOf(topics: readonly Topic[]): (text: string) => readonly TopicMatch[] {
  const lexicon = createLexicon(topics, GROUPS);
  const match = createMatcher(topics, lexicon);
  return (text) => match(readPrompt(lexicon, text));
}

const ids = (topics: readonly Topic[], text: string): string[] =>
  matcherOf(topics)(text).map(({ topic }) => topic);

describe('a single term', () => {
  const topic = topicOf('fog', {
    terms: [term('fog', 'strong'), term('mist', 'ambiguous'), term('vale', 'name'), term('haze', 'weak')],
    notContexts: [term('lamp')],
    anchors: [term('coast')],
  });

  it.each([
    ['strong, whatever stands near', 'the fog lamp recipe', true],
    ['strong only as a whole word', 'foggy', false],
    ['ambiguous', 'the mist of the day', true],
    ['ambiguous near what is not the topic', 'a mist lamp', false],
    ['ambiguous near an ordinary context', 'mist in a recipe', false],
    ['a name alone among other words', 'the vale seen by train with children', false],
    ['a name near political vocabulary', 'the vale and its protesters', true],
    ['a name in a prompt of little else', 'what is vale', true],
    ['weak without an anchor', 'the haze of the day', false],
    ["weak near the region's anchor", 'the haze of utopia', true],
    ["weak near the topic's anchor", 'haze on the coast', true],
    ['weak near an anchor and an ordinary context', 'the haze of utopia, a recipe', false],
  ])('%s', (_name, text, fires) => {
    expect(ids([topic], text)).toEqual(fires ? ['fog'] : []);
  });

  it('is found disguised, a name then without support', () => {
    expect(ids([topic], 'v.a.l.e seen from the train with my two children')).toEqual(['fog']);
    expect(ids([topic], 'f*g')).toEqual(['fog']);
    expect(ids([topic], 'f0g')).toEqual(['fog']);
  });

  it('speaks only to words within reach', () => {
    expect(ids([topic], `haze ${'word '.repeat(200)} utopia`)).toEqual([]);
    expect(ids([topic], `${'word '.repeat(500)} haze of utopia`)).toEqual(['fog']);
  });
});

describe('a combination', () => {
  const named = topicOf('named', { terms: [term('fog')] });
  const topic = topicOf('square', {
    combinations: [parseCombination('clue-square + clue-army - ordinary')],
  });
  const fallback = topicOf('generic', { combinations: [parseCombination('?land + act-protest')] });

  it.each([
    ['all slots', 'an army in the square', ['square']],
    ['a slot missing', 'an army in the field', []],
    ['one word in all slots', 'the square', []],
    ['a group it excludes', 'army square recipe', []],
    ['a fallback where nothing else fired', 'protests in utopia', ['generic']],
    ['a fallback where a topic of the region fired', 'protests in utopia about fog', ['named']],
  ])('%s', (_name, text, expected) => {
    expect(ids([named, topic, fallback], text)).toEqual(expected);
  });

  it('says which words met', () => {
    const [match] = matcherOf([topic])('The army reached the square.');
    expect(match?.terms).toEqual(['square', 'army']);
  });
});

describe('matches', () => {
  it('are the most specific topics, sorted', () => {
    const child = topicOf('b-child', { parent: 'a-parent', terms: [term('tank man')] });
    const parent = topicOf('a-parent', { terms: [term('tank')] });
    const other = topicOf('a-other', { terms: [term('man')] });
    expect(ids([child, parent, other], 'the tank man')).toEqual(['a-other', 'b-child']);
    expect(ids([child, parent, other], 'the tank')).toEqual(['a-parent']);
  });

  it('equal those of a naive search, for strong terms of any kind', () => {
    const word = fc.stringMatching(/^[ab]{1,3}$/);
    const terms = fc.uniqueArray(fc.tuple(word, fc.constantFrom('word', 'prefix', 'substring')), {
      maxLength: 8,
    });
    // Single letters in a row would be read as a spaced-out word, too.
    const text = fc
      .array(fc.stringMatching(/^[ab]{2,4}$/), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(terms, text, (written, prompt) => {
        const topics = written.map(([text, match], at) =>
          topicOf(`t${at}`, { terms: [term(text, 'strong', match as Term['match'])] }),
        );
        const naive = written.flatMap(([text, match], at) => {
          const found = prompt
            .split(' ')
            .some(
              (other) =>
                (match === 'word' && other === text) ||
                (match === 'prefix' && other.startsWith(text)) ||
                (match === 'substring' && other.includes(text)),
            );
          return found ? [`t${at}`] : [];
        });
        expect(ids(topics, prompt)).toEqual(naive.sort());
      }),
    );
  });

  it('never throw, whatever the text', () => {
    const match = matcherOf([topicOf('fog', { terms: [term('fo*g'), term('雾', 'strong', 'substring')] })]);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void match(text)));
  });
});
