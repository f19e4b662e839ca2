import { describe, expect, it, test } from 'vitest';
import { makeReport } from '../testing/reports.ts';
import { createSpamRules, isOlder, oddities } from './spam.ts';

const text = (prompt: string, answer = 'I can’t say.') => ({
  text: { prompt, answer, edited: false, cut: false },
});

describe('what is held for a person', () => {
  it.each([
    ['links', makeReport({ comment: 'see http://a.example and www.b.example' })],
    ['no words', makeReport(text('1989 ???', '…'))],
    ['one thing over and over', makeReport(text('buy now at mine'.repeat(100)))],
    ['nothing at all', makeReport({ model: '', topics: [], text: null })],
  ])('%s', (_name, report) => expect(oddities(report)).not.toBe(''));

  it.each([
    ['an ordinary report', makeReport()],
    ['one link', makeReport({ comment: 'as in https://en.wikipedia.org/wiki/Tank_Man' })],
    ['without text', makeReport({ text: null })],
    ['Chinese', makeReport(text('天安门广场发生了什么？', '无可奉告'))],
    [
      'a long answer',
      makeReport(text('Why?', Array.from({ length: 400 }, (_, at) => `sentence ${at}`).join('. '))),
    ],
  ])('not: %s', (_name, report) => expect(oddities(report)).toBe(''));

  it('the twenty-first report with one tag', () => {
    const rules = createSpamRules();
    const held = Array.from({ length: 22 }, () => rules.judge(makeReport()) !== '');
    expect(held.indexOf(true)).toBe(20);
    expect(rules.judge(makeReport({}, 2))).toBe('');
  });
});

test.each([
  ['1.2.3', '1.2.3', false],
  ['1.2.3', '1.2.4', true],
  ['1.10.0', '1.9.9', false],
  ['0.9', '1.0.0', true],
  ['2', '1.9.9', false],
  ['nonsense', '0.0.1', true],
  ['nonsense', '0.0.0', false],
])('%s is older than %s: %s', (version, least, older) => expect(isOlder(version, least)).toBe(older));
