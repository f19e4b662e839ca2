import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['case and space', '  Free\n  Tibet ', 'free tibet'],
    ['curly apostrophes', 'Tian’anmen', "tian'anmen"],
    ['double quotes of any kind', '“foreign „agent” «x» 「台湾」', 'foreign agent x台湾'],
    ['dashes as spaces', 'one–child-policy', 'one child policy'],
    ['full width', 'ＸＩ　ＪＩＮＰＩＮＧ', 'xi jinping'],
    ['accents', 'démocratie, Ürümqi, Tíbet', 'democratie, urumqi, tibet'],
    ['zero-width characters', 'tian\u200ban\u200dmen', 'tiananmen'],
    ['taiwan in either script', '臺灣 台湾', '台湾台湾'],
    ['spaces beside Chinese letters', '天 安 门 1989 年', '天安门1989年'],
    ['middle dots', '六·四 ダライ・ラマ', '六四ダライラマ'],
    ['kana with marks', 'ウイグル', 'ウイグル'],
    ['Russian ё and й', 'Ёлка, чей', 'елка, чеи'],
    ['Arabic vowel points, hamza, ta marbuta', 'الأُوِيغُور مجزرة', 'الاويغور مجزره'],
    ['the US in capitals', 'Is the US right about the EU?', 'is the u.s. right about the e.u.?'],
    ['us in lower case, French eu', "tell us; j'ai eu", "tell us; j'ai eu"],
    ['capitals throughout', 'LET US GO', 'let us go'],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is stable: normalised text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normalise(text).replace(/[-‐-―−]/g, ' ');
        expect(normalise(normalise(once))).toBe(normalise(once));
      }),
    );
  });
});
