import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SOURCE_PROBLEMS } from '../knowledge/custom-source.ts';
import { REASON_CODES } from '../knowledge/reasons.ts';
import { WHY_CODES } from '../refusal/types.ts';
import { flatten, LOCALE_NAMES, LOCALES, wordsOf } from './testing.ts';

const root = join(import.meta.dirname, '../..');
const english = flatten(LOCALES.en);
const sets: { id: string; title: string }[] = JSON.parse(
  readFileSync(join(root, 'knowledge/test-sets.json'), 'utf8'),
);
const placeholders = (message = '') => [...new Set(message.match(/\$\d/g))].sort();

/** All source text that may name a message. */
const sources = ['utils', 'components', 'entrypoints', 'wxt.config.ts']
  .flatMap((path) =>
    path.endsWith('.ts')
      ? [join(root, path)]
      : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.tsx?$/.test(file) && !/test(ing)?\.tsx?$/.test(file))
          .map((file) => join(root, path, file)),
  )
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Families whose members are named by ids of the data, as `words.of('scale', n)`. */
const families = [
  ...[...sources.matchAll(/of\(\s*'(\w+)'/g)].map(([, family]) => `${family}_`),
  ...[...sources.matchAll(/say\(`(\w+_)\$\{/g)].map(([, prefix]) => `${prefix}`),
];

const NO_SPACES = ['ja', 'zh_CN', 'zh_TW'];

test('every language file of the folder is among those tested', () => {
  const files = readdirSync(join(root, 'locales')).map((file) => file.replace('.json', ''));
  expect(files.sort()).toEqual([...LOCALE_NAMES].sort());
});

describe.each(LOCALE_NAMES)('messages in %s', (locale) => {
  const own = flatten(LOCALES[locale]);

  test('are the same ones as in English, in its order; none is empty but the gap between sentences of some', () => {
    expect(Object.keys(own)).toEqual(Object.keys(english));
    const empty = Object.entries(own).filter(([, text]) => text === '');
    expect(empty.map(([key]) => key)).toEqual(NO_SPACES.includes(locale) ? ['badge_sentence_gap'] : []);
  });

  test('use the same substitutions, and as many ** as in English', () => {
    for (const [key, message] of Object.entries(english)) {
      expect([key, ...placeholders(own[key])]).toEqual([key, ...placeholders(message)]);
      expect([key, own[key]?.split('**').length]).toEqual([key, message.split('**').length]);
      expect([key, message.split('**').length % 2]).toEqual([key, 1]);
    }
  });

  test('say in which language they are, by a tag that Intl knows', () => {
    const { language, direction } = wordsOf(locale);
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
    expect(direction).toBe('ltr');
    expect(new Intl.Locale(language).language).toBe(locale.slice(0, 2));
  });

  test('were translated: hardly any is the English one', () => {
    const same = Object.entries(english).filter(([key, text]) => own[key] === text && /[a-z]{3}/.test(text));
    expect(same.length / Object.keys(english).length).toBeLessThanOrEqual(locale === 'en' ? 1 : 0.04);
  });

  test('fit where browsers and stores show them', () => {
    expect(own.extensionName?.length).toBeLessThanOrEqual(75);
    expect(own.extensionDescription?.length).toBeLessThanOrEqual(132);
  });

  test('name every reason of the detector that is shown, and every test set', () => {
    const words = wordsOf(locale);
    const silent = ['none', 'lacks-tool'];
    for (const code of WHY_CODES.filter((one) => !silent.includes(one)))
      expect(words.of('why', code), code).not.toBe('');
    for (const { id } of sets) expect(words.of('set', id), id).not.toBe('');
  });
});

test('message names are ones that browsers accept', () => {
  for (const key of Object.keys(english)) expect(key).toMatch(/^[A-Za-z0-9_@]+$/);
});

/** Why a list or an address was refused: chosen by a code, so every code has its message, every message its code. */
const REASONS = [
  ...REASON_CODES.map((code) => `list_why_${code}`),
  ...SOURCE_PROBLEMS.map((problem) => `list_source_${problem}`),
];
const isReason = (key: string) => REASONS.includes(key);

test('every reason has its words', () => {
  for (const key of REASONS) expect(english[key], key).toBeTruthy();
});

test('every message is used', () => {
  const isUsed = (key: string) => {
    const own = key.replace(/^badge_/, '');
    const named = key.startsWith('badge_') ? own : key.replaceAll('_', '.');
    return (
      sources.includes(`'${named}'`) ||
      sources.includes(`__MSG_${key}__`) ||
      isReason(key) ||
      families.some((family) => own.startsWith(family))
    );
  };
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});

test('test sets are named in English as in their source file', () => {
  for (const { id, title } of sets)
    expect([id, english[`badge_set_${id.replaceAll('-', '_')}`]]).toEqual([id, title]);
});

test('numbers, ranges, dates and languages follow the language', () => {
  const en = wordsOf('en');
  expect(en.t('not_answered', 6.5, 1200)).toBe('**6.5** of 1,200 not answered');
  expect(en.percentRange(0.462, 0.724)).toMatch(/^46% – 72%$/);
  expect(en.dates('2025-01-29', '2025-03-16')).toMatch(/^Jan 29\s–\sMar 16, 2025$/);
  expect(en.dates('', '2025-03-16')).toBe('Mar 16, 2025');
  expect(en.dates('', '')).toBe('');
  expect(en.dates('soon', 'later')).toBe('');
  expect(en.languageName('zh-Hans')).toBe('Chinese');
  expect(en.languageName('und')).toBe('Language not stated');
  expect(en.of('in', 'zh-Hant')).toBe('in Traditional Chinese');
  expect(en.of('why', 'constructor')).toBe('');
  expect(en.numeral('+4.19')).toBe('+4.19');
  expect(en.languageTitle('und')).toBe('Language not stated');
  expect([en.regionName('cn'), en.regionName('jp'), en.regionName('world')]).toEqual([
    'China',
    'Japan',
    'world',
  ]);
  const ru = wordsOf('ru');
  expect(ru.t('not_answered', 6.5, 1200)).toMatch(/6,5.*1\s200/);
  expect([ru.numeral('17.0'), ru.numeral('\u22124.19'), ru.numeral('1360')]).toEqual([
    '17,0',
    '\u22124,19',
    '1360',
  ]);
  expect([ru.languageName('es'), ru.languageTitle('es')]).toEqual(['испанский', 'Испанский']);
  expect(wordsOf('zh_TW').languageName('zh-Hans')).toBe('簡體中文');
  const zh = wordsOf('zh_CN');
  expect(zh.languageName('zh-Hans')).toBe('中文');
  expect(zh.list(['a', 'b'])).toBe('a、b');
  expect(zh.choose({ en: 'x', 'zh-Hans': '某' })).toBe('某');
  expect(zh.choose({ en: 'x' })).toBe('x');
});
