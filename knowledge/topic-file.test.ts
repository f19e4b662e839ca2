import { describe, expect, it } from 'vitest';
import { parseCombination, parseTerm, parseTopicFile } from './topic-file.ts';

describe('the notation of terms', () => {
  it.each([
    ['tank man', 'en', 'tank man', 'word'],
    ['uyghur*', 'en', 'uyghur', 'prefix'],
    ['*zensur*', 'de', 'zensur', 'substring'],
    ['camp* de rééducation', 'fr', 'camp* de rééducation', 'word'],
    ['六四', 'zh-Hans', '六四', 'substring'],
    ['|حماس|', 'ar', 'حماس', 'word'],
    ['|الصين', 'ar', 'الصين', 'prefix'],
    ['xjp', 'zh-Hans', 'xjp', 'word'],
  ] as const)('%s', (written, language, text, match) => {
    expect(parseTerm(written, language, 'weak')).toEqual({ text, language, match, strength: 'weak' });
  });
});

describe('the notation of combinations', () => {
  it('has slots, alternatives, exclusions and fallbacks', () => {
    expect(parseCombination('?cn + act-protest|act-war - ordinary - us')).toEqual({
      all: [['cn'], ['act-protest', 'act-war']],
      none: ['ordinary', 'us'],
      fallback: true,
    });
    expect(parseCombination('clue-tanks').fallback).toBe(false);
  });
});

it('a file without an id or an English title is refused', () => {
  expect(() => parseTopicFile({ id: 'x', region: 'cn', title: {}, terms: {} })).toThrow('x');
  expect(() => parseTopicFile(null)).toThrow('topic file');
});
