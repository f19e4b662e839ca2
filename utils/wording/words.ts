import type en from '../../locales/en.json';
import type { MeasuredLanguage } from '../knowledge/types.ts';

/** All words of badge, card and model mark; other parts of the interface have sections of their own. */
export type MessageKey = keyof (typeof en)['badge'];
/** Messages chosen by an id of the data, `family_id`; ids without words of their own give the empty string. */
export type Family =
  | 'at'
  | 'avoids'
  | 'axis'
  | 'basis'
  | 'compared'
  | 'figure'
  | 'grade'
  | 'in'
  | 'judged_by'
  | 'known'
  | 'language'
  | 'link'
  | 'mark'
  | 'mark_test'
  | 'observed'
  | 'region'
  | 'scale'
  | 'set'
  | 'why';

/** `browser.i18n.getMessage`, or a stand-in for it; an unknown key gives the empty string. */
export type GetMessage = (key: string, substitutions?: string[]) => string;

/**
 * The interface's words, numbers and dates in one language. Substitutions fill `$1`..`$9`; numbers are formatted for
 * the language. Messages are worded so that none needs plural forms.
 */
export interface Words {
  /** BCP 47 tag of the messages (not of the browser, which may speak a language we lack). */
  readonly language: string;
  readonly direction: string;
  t(key: MessageKey, ...substitutions: readonly (string | number)[]): string;
  of(family: Family, id: string | number, ...substitutions: readonly (string | number)[]): string;
  /** "46 - 72%" of two shares 0..1. */
  percentRange(low: number, high: number): string;
  /** "Mar 16 - 20, 2025" of two ISO dates; what is no date is left out, nothing left gives "". */
  dates(from: string, to: string): string;
  list(items: readonly string[]): string;
  /** A number as a source writes it, all its digits and its sign kept, with the language's decimal sign. */
  numeral(text: string): string;
  /** Name of a language by itself: "Chinese". */
  languageName(language: MeasuredLanguage): string;
  /** The same where it begins a line: "Español", not "español". */
  languageTitle(language: MeasuredLanguage): string;
  /** Name of a topic's region; what is no region of the world keeps its id. */
  regionName(region: string): string;
  /** The text for this language out of a record that always has `en`. */
  choose(byLanguage: Readonly<Record<string, string>>): string;
}

/**
 * Remembers what a function gave: `Intl` takes up to a millisecond for a range, and cards say the same ones again and
 * again. What is asked for comes from the list, so there is an end to it.
 */
function remember<A extends readonly (string | number)[]>(
  make: (...args: A) => string,
): (...args: A) => string {
  const made = new Map<string, string>();
  return (...args) => {
    const key = args.join(' ');
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}

/** Reads the interface's language from the messages themselves and formats with `Intl`. */
export function createWords(getMessage: GetMessage): Words {
  const say = (key: string, substitutions: readonly (string | number)[] = []): string =>
    getMessage(
      `badge_${key.replaceAll('-', '_')}`,
      substitutions.map((value) => (typeof value === 'number' ? numbers.format(value) : value)),
    );
  const language: string = say('language');
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const decimal = numbers.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const percents = new Intl.NumberFormat(language, { style: 'percent' });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  const languageName = remember(
    (id: MeasuredLanguage) =>
      say(`language_${id}`) ||
      // The script's name would only confuse most readers: zh-Hans is "Chinese". Not those who read the other one.
      (languages.of(id === 'zh-Hans' && language !== 'zh-Hant' ? 'zh' : id) ?? id),
  );

  return {
    language,
    direction: say('direction'),
    t: (key, ...substitutions) => say(key, substitutions),
    of: (family, id, ...substitutions) => say(`${family}_${id}`, substitutions),
    percentRange: remember((low: number, high: number) => percents.formatRange(low, high)),
    dates: remember((from: string, to: string) => {
      const [first, last] = [from || to, to || from].map((day) => new Date(day)).filter(Number);
      return first ? days.formatRange(first, last ?? first) : '';
    }),
    numeral: (text) => text.replace('.', decimal),
    // Intl.ListFormat has no plain enumeration that suits Chinese.
    list: (items) => items.join(say('list_separator')),
    languageName,
    languageTitle: (id) => languageName(id).replace(/^./u, (first) => first.toLocaleUpperCase(language)),
    regionName: (region) =>
      say(`region_${region}`) ||
      (/^[a-z]{2}$/.test(region) ? (regions.of(region.toUpperCase()) ?? region) : region),
    choose: (byLanguage) => byLanguage[language] ?? byLanguage.en ?? '',
  };
}
