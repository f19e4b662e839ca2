import { foldHan } from './han.ts';

/** Han and kana: letters that stand without spaces between words. */
const UNSPACED = '\\u3005\\u3040-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff';

const ASCII_ONLY = /^[\0-\x7f]*$/;
/** Text that `normalise` would give back as it is, in the scripts of most terms; й is folded. */
const NORMAL = /^(?:[a-z0-9'.,а-ик-я]+(?: [a-z0-9'.,а-ик-я]+)*)$/;
const HAN_ONLY = /^[\u4e00-\u9fff]+$/;
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
const DOUBLE_QUOTES = /["“”„‟«»「」『』·・]/g;
const SPACES_BY_UNSPACED = new RegExp(`(?<=[${UNSPACED}]) | (?=[${UNSPACED}])`, 'g');
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };

/**
 * The form in which prompts and terms are compared: compatibility forms folded, lower case, no accents, vowel points,
 * quotes or invisible characters, dashes as spaces, no spaces beside Chinese and Japanese letters, Chinese simplified.
 * "US" and "EU" in capitals become `u.s.` and `e.u.`, or they could not be told from "us" and French "eu".
 */
export function normalise(text: string): string {
  if (NORMAL.test(text)) return text;
  if (HAN_ONLY.test(text)) return foldHan(text);
  const acronyms = /[a-z]/.test(text)
    ? text.replace(/\bUS\b(?!\$)/g, 'u.s.').replace(/\b(EU|UE)\b/g, 'e.u.')
    : text;
  const folded = ASCII_ONLY.test(text) ? acronyms : foldUnicode(acronyms);
  return folded
    .toLowerCase()
    .replace(DOUBLE_QUOTES, '')
    .replace(/[-_\s]+/g, ' ')
    .replace(SPACES_BY_UNSPACED, '')
    .trim();
}

function foldUnicode(text: string): string {
  return foldHan(text)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[‘’ʼ´]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/[ßىیکة]/g, (letter) => LETTERS[letter] ?? letter);
}
