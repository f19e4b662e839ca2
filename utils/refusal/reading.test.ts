import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';
import { CUES } from './lexicon/cues.ts';
import { findCues } from './lexicon/index.ts';
import { buildIndex, findTerms } from './lexicon/match.ts';
import { BUCKETS, readNgrams } from './ngrams.ts';
import { readOpening } from './opening.ts';
import { readPassages } from './passages.ts';
import { readTongue } from './tongue.ts';

describe('folding', () => {
  it.each([
    ['**I’m** sor\u200bry', "i'm sorry"],
    ['A  B\n\n\n C', 'a b\nc'],
    ['對話請勿談論', '对话请勿谈论'],
    ['この話題について議論する', 'この話題について議論する'],
    ['عُذْرًا، أنا آسف', 'عذرا، انا اسف'],
    ['Ёлка', 'елка'],
  ])('%s', (text, folded) => expect(foldText(text).replace(/،/g, '،')).toBe(folded));

  it('quotes the answer in its own words', () => {
    const opening = readOpening('> **Sorry**, I can’t.');
    const at = opening.text.indexOf("can't");
    expect(opening.quote(at, at + 5)).toBe('can’t');
  });
});

it.each([
  ['I cannot answer the question that you asked', 'en'],
  ['En voi vastata, mutta se on niin kuin on', 'fi'],
  ['Je ne peux pas répondre à cette question', 'fr'],
  ['No puedo responder a la pregunta que haces', 'es'],
  ['Ich kann das leider nicht beantworten', 'de'],
  ['我无法回答这个问题', 'zh'],
  ['お答えできません', 'ja'],
  ['Я не могу ответить', 'ru'],
  ['لا أستطيع الإجابة', 'ar'],
  ['391', 'other'],
])('language of %s: %s', (text, tongue) => expect(readTongue(foldText(text))).toBe(tongue));

describe('cues', () => {
  const found = (text: string, tongue: Parameters<typeof findCues>[1]) =>
    CUES.filter((_, cue) => findCues(foldText(text), tongue, []).first[cue] !== -1);

  it('are found at the start of words, in every script', () => {
    expect(found("I'm sorry, I can't help with that.", 'en')).toEqual(
      expect.arrayContaining(['sorry', 'cannot']),
    );
    expect(found('抱歉，我们换个话题吧。', 'zh')).toEqual(expect.arrayContaining(['sorry', 'switch']));
    expect(found('آسف، لا أستطيع. وللأسف لا يسمح لي بذلك.', 'ar')).toEqual(
      expect.arrayContaining(['sorry', 'cannot', 'decline']),
    );
    expect(found('The unsorrying man.', 'en')).not.toContain('sorry');
  });

  it('a closed term ends with its word, an open one need not', () => {
    const index = buildIndex(['lie$', 'critic']);
    const count = (text: string) => [...(findTerms(text, index, [{ from: 0, to: 99 }]).counts[0] ?? [])];
    expect(count('a lie, believe me')).toEqual([1, 0]);
    expect(count('critics criticise lies')).toEqual([0, 2]);
  });
});

it('reads a bounded part of an answer, whatever its length', () => {
  for (const length of [10, 500, 5000, 200_000]) {
    const { head, middle, tail } = readPassages('Lorem ipsum. '.repeat(length / 10));
    expect(head.length + middle.length + tail.length).toBeLessThan(2100);
  }
});

it('n-grams are within their table, each once in a place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      for (const { hashes, weight } of readNgrams(readPassages(text))) {
        expect(new Set(hashes).size).toBe(hashes.length);
        expect(hashes.every((hash) => hash < BUCKETS)).toBe(true);
        expect(weight).toBe(hashes.length === 0 ? 0 : 1 / Math.sqrt(hashes.length));
      }
    }),
  );
});
