import en from '../../locales/en.json' with { type: 'json' };
import zh from '../../locales/zh_CN.json' with { type: 'json' };
import { createWords, type Words } from './words.ts';

interface LocaleFile {
  readonly [key: string]: string | LocaleFile;
}
export const LOCALES: Readonly<Record<'en' | 'zh_CN', LocaleFile>> = { en, zh_CN: zh };

/** Messages by key as the build lays them out: sections and plural forms are joined by `_`. */
export const flatten = (file: LocaleFile, path = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(file).flatMap(([key, message]) =>
      typeof message === 'string'
        ? [[path + key, message]]
        : Object.entries(flatten(message, `${path}${key}_`)),
    ),
  );

/** Words from the real locale file, with the browser's rule for `$1`. For tests, scripts and the collector's pages. */
export function wordsOf(locale: 'en' | 'zh_CN'): Words {
  const messages = flatten(LOCALES[locale]);
  return createWords((key, substitutions = []) =>
    (messages[key] ?? '').replace(/\$([1-9])/g, (_, place) => substitutions[Number(place) - 1] ?? ''),
  );
}
