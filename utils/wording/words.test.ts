import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SOURCE_PROBLEMS } from '../knowledge/custom-source.ts';
import { REASON_CODES } from '../knowledge/reasons.ts';
import { WHY_CODES } from '../refusal/types.ts';
import { flatten, LOCALES, wordsOf } from './testing.ts';

const root = join(import.meta.dirname, '../..');
const english = flatten(LOCALES.en);
const chinese = flatten(LOCALES.zh_CN);
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

test('both languages have the same messages, none empty but the gap between Chinese sentences', () => {
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  const empty = Object.entries({ ...english, ...chinese }).filter(([, text]) => text === '');
  expect(empty.map(([key]) => key)).toEqual(['badge_sentence_gap']);
});

test('a message uses the same substitutions and as many ** in both languages', () => {
  for (const [key, message] of Object.entries(english)) {
    expect([key, ...placeholders(chinese[key])]).toEqual([key, ...placeholders(message)]);
    expect([key, message.split('**').length % 2]).toEqual([key, 1]);
    expect([key, chinese[key]?.split('**').length]).toEqual([key, message.split('**').length]);
  }
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

test('every reason of the detector that is shown has its words, in both languages', () => {
  const silent = ['none', 'lacks-tool'];
  for (const code of WHY_CODES.filter((one) => !silent.includes(one))) {
    expect(wordsOf('en').of('why', code), code).not.toBe('');
    expect(wordsOf('zh_CN').of('why', code), code).not.toBe('');
  }
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

test('test sets are named in both languages, in English as in their source file', () => {
  const sets: { id: string; title: string }[] = JSON.parse(
    readFileSync(join(root, 'knowledge/test-sets.json'), 'utf8'),
  );
  for (const { id, title } of sets) {
    expect([id, english[`badge_set_${id.replaceAll('-', '_')}`]]).toEqual([id, title]);
    expect([id, wordsOf('zh_CN').of('set', id)]).not.toEqual([id, '']);
  }
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
  const zh = wordsOf('zh_CN');
  expect(zh.languageName('zh-Hans')).toBe('中文');
  expect(zh.list(['a', 'b'])).toBe('a、b');
  expect(zh.choose({ en: 'x', 'zh-Hans': '某' })).toBe('某');
  expect(zh.choose({ en: 'x' })).toBe('x');
});
