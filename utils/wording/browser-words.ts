import { browser } from 'wxt/browser';
import { createWords, type GetMessage, type Words } from './words.ts';

type I18n = { getMessage: GetMessage };

let words: Words | undefined;

/** The interface's words in the browser's language, from `_locales`; made once, with their formatters. */
export function browserWords(): Words {
  // WXT types the keys it knows from its own build; ours are typed by `MessageKey`.
  const messages = browser.i18n as unknown as I18n;
  words ??= createWords((key, substitutions) => messages.getMessage(key, substitutions));
  return words;
}
