import de from '../../locales/de.json' with { type: 'json' };
import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import ja from '../../locales/ja.json' with { type: 'json' };
import ru from '../../locales/ru.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import zh_TW from '../../locales/zh_TW.json' with { type: 'json' };
import { createWords, type Words } from './words.ts';

interface LocaleFile {
  readonly [key: string]: string | LocaleFile;
}
const FILES = { en, de, es, fr, ja, ru, zh_CN, zh_TW } as const;
/** As browsers name the folders of `_locales`. */
export type Locale = keyof typeof FILES;
export const LOCALES: Readonly<Record<Locale, LocaleFile>> = FILES;
export const LOCALE_NAMES = Object.keys(FILES) as Locale[];

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
export function wordsOf(locale: Locale): Words {
  const messages = flatten(LOCALES[locale]);
  return createWords((key, substitutions = []) =>
    (messages[key] ?? '').replace(/\$([1-9])/g, (_, place) => substitutions[Number(place) - 1] ?? ''),
  );
}
