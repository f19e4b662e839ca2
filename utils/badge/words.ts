import type en from '../../locales/en.json';
import type { MeasuredLanguage, TestSet } from '../knowledge/types.ts';
import type { Line, Run } from './types.ts';

/** All words of badge, card and model mark; other parts of the interface have sections of their own. */
type Messages = (typeof en)['badge'];
/** Keys of plain messages; `$1`..`$9` in a message are its substitutions. */
export type MessageKey = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];
/** Keys of messages with plural forms by CLDR category (`one`, `other`, ...), laid out as `key_one`, `key_other`. */
export type PluralKey = Exclude<keyof Messages, MessageKey>;
type Substitution = string | number;

/** `browser.i18n.getMessage`, or a stand-in for it; an unknown key gives the empty string. */
export type GetMessage = (key: string, substitutions?: string[]) => string;

/** The interface's words, numbers and dates in one language. */
export interface Words {
  /** BCP 47 tag of the messages (not of the browser, which may speak a language we lack). */
  readonly language: string;
  readonly direction: string;
  /** @param substitutions numbers are formatted for the language. */
  t(key: MessageKey, ...substitutions: Substitution[]): string;
  /** A message in the plural form for `n`, which is also `$1`. */
  plural(key: PluralKey, n: number): string;
  /** As `t`, with substitutions that keep their weight, link or language. */
  rich(key: MessageKey, ...runs: (Run | string)[]): Line;
  number(n: number): string;
  /** "46-72 %" of two shares 0..1. */
  percentRange(low: number, high: number): string;
  /** "Jan - Mar 2025" of two ISO dates; either may be empty, both empty gives "". */
  dates(from: string, to: string): string;
  /** "23 Nov 2026" of an ISO date or date-time. */
  day(iso: string): string;
  list(items: readonly string[]): string;
  /** Name of a language, by itself: "Chinese". */
  languageName(language: MeasuredLanguage): string;
  /** "in Chinese", as it stands in a sentence. */
  inLanguage(language: MeasuredLanguage): string;
  /** "requests critical of China's government"; the list's English where there is no translation. */
  testSet(set: TestSet): string;
  /** Name of a region of the list's test sets: `cn`, `eu`. */
  region(id: string): string;
  /** The text for this language out of a record that always has `en`. */
  choose(byLanguage: Readonly<Record<string, string>>): string;
}

/** Marks the place of a substitution: a private-use character that no message holds. */
const MARK = '\uE000';

/** Reads the interface's language from the messages themselves and formats with `Intl`. */
export function createWords(getMessage: GetMessage): Words {
  const language = getMessage('badge_language');
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const say = (key: string, substitutions: readonly Substitution[]) =>
    getMessage(
      `badge_${key}`,
      substitutions.map((value) => (typeof value === 'number' ? numbers.format(value) : value)),
    );
  const t: Words['t'] = (key, ...substitutions) => say(key, substitutions);

  return {
    language,
    direction: getMessage('badge_direction'),
    t,
    plural(key, n) {
      const form = new Intl.PluralRules(language).select(n);
      return say(`${key}_${form}`, [n]) || say(`${key}_other`, [n]);
    },
    rich(key, ...runs) {
      const pieces = say(
        key,
        runs.map((_, index) => `${MARK}${index}${MARK}`),
      ).split(MARK);
      // Odd pieces are the indexes between two marks.
      return pieces.flatMap((piece, at) => (at % 2 ? (runs[Number(piece)] ?? []) : piece || []));
    },
    number: (n) => numbers.format(n),
    percentRange: (low, high) => new Intl.NumberFormat(language, { style: 'percent' }).formatRange(low, high),
    dates(from, to) {
      const [first, last] = [from || to, to || from].map((day) => new Date(day));
      if (!first || !last || Number.isNaN(+first) || Number.isNaN(+last)) return '';
      return new Intl.DateTimeFormat(language, {
        year: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).formatRange(first, last);
    },
    day: (iso) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso)),
    // Intl.ListFormat has no plain enumeration that suits Chinese.
    list: (items) => items.join(t('list_separator')),
    languageName(of) {
      if (of === 'und') return t('language_und');
      if (of === 'mul') return t('language_mul');
      return new Intl.DisplayNames(language, { type: 'language' }).of(of === 'zh-Hans' ? 'zh' : of) ?? of;
    },
    inLanguage: (of) => say(`in_${of.replace('-', '_')}`, []),
    testSet: (set) => say(`set_${set.id.replaceAll('-', '_')}`, []) || set.title,
    region: (id) => say(`region_${id}`, []) || id.toUpperCase(),
    choose: (byLanguage) => byLanguage[language] ?? byLanguage.en ?? '',
  };
}
