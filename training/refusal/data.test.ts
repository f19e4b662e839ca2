import { describe, expect, it } from 'vitest';
import { encodeLabelled } from './material.ts';
import { makePrefixes } from './prefixes.ts';
import { mayTeach, type Row } from './rows.ts';
import { HELD_BACK_SETS, readHeldBack, readWritten } from './written.ts';

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fi', 'fr', 'ja', 'ru', 'zh', 'zh-Hant'];
const written = readWritten(4);

describe('licences', () => {
  it.each(['MIT', 'Apache-2.0', "Apache-2.0 (SpeechMap; answers under their vendors' terms)", 'CC0-1.0'])(
    '%s may teach shipped weights',
    (licence) => expect(mayTeach({ licence })).toBe(true),
  );

  it.each(['', 'CC-BY-NC-4.0', 'CC BY-NC 4.0', 'research only', 'Apache-2.0-NC', 'CC-BY-4.0-NC', 'unknown'])(
    '"%s" may not',
    (licence) => expect(mayTeach({ licence })).toBe(false),
  );

  it('a barred row stops the training', () => {
    const barred: Row = { ...(written[0] as Row), id: 'x', licence: 'CC-BY-NC-4.0' };
    expect(() => encodeLabelled([barred], 1)).toThrow('x: licence "CC-BY-NC-4.0"');
  });

  it('what was written for this project is free', () => expect(written.every(mayTeach)).toBe(true));
});

describe('written answers', () => {
  it('are there for ten languages, several hundred each, all classes, nothing empty', () => {
    const by = Map.groupBy(written, ({ language }) => language);
    expect([...by.keys()].sort()).toEqual([...LANGUAGES].sort());
    for (const [language, rows] of by) {
      expect(rows.length, language).toBeGreaterThan(300);
      for (const label of ['answer', 'evasive', 'refusal'])
        expect(rows.filter((row) => row.label === label).length, `${language} ${label}`).toBeGreaterThan(60);
      for (const row of rows)
        expect([row.id, row.prompt !== '' && row.answer !== '']).toEqual([row.id, true]);
    }
  });

  it('are the same for the same seed', () => {
    expect(readWritten(4)).toEqual(written);
    expect(readWritten(5)).not.toEqual(written);
  });

  it.each(HELD_BACK_SETS)('share no answer with those held back for testing: %s', (set) => {
    const known = new Set(written.map(({ answer }) => answer));
    const held = readHeldBack(set);
    expect([...new Set(held.map(({ language }) => language))].sort()).toEqual([...LANGUAGES].sort());
    // A bare fact ("Paris.") may well stand in both.
    expect(held.filter(({ answer }) => answer.length > 20 && known.has(answer))).toEqual([]);
  });
});

it('beginnings keep the label of the whole; evasions give none', () => {
  const rows = makePrefixes(written, 1);
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.every(({ label }) => label !== 'evasive')).toBe(true);
  const whole = new Map(written.map((row) => [row.id, row]));
  for (const row of rows) {
    const from = whole.get(row.id.split('#')[0] ?? '');
    expect(from?.answer.startsWith(row.answer)).toBe(true);
    expect(from?.label).toBe(row.label);
  }
});
