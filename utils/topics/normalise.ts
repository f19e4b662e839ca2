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

const SEPARATORS_IN_WORDS = /(?<=\p{L})[.*~|^+=/'`\p{So}\p{Sk}]+(?=\p{L})/gu;
const SPACED_LETTERS = /(?<![\p{L}\p{N}])[\p{L}\d@$!](?:[ .*/|~+]{1,2}[\p{L}\d@$!]){3,}(?![\p{L}\p{N}])/gu;
/** How the words of one alphabet are disguised. */
interface Disguise {
  /** Letters of the alphabet, and what stands in for them; a word is disguised where both follow. */
  readonly own: RegExp;
  readonly alien: RegExp;
  readonly parts: RegExp;
  /** What may end a disguised part: exclamation marks at the end are just that. */
  readonly end: RegExp;
  readonly letters: Readonly<Record<string, string>>;
}

const lettersFor = (aliens: string, letters: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...aliens].map((alien, at) => [alien, letters[at] ?? '']));

const LATIN: Disguise = {
  own: /[a-z]/,
  alien: /[\d@$!а-яі]/,
  parts: /[a-z\d@$!а-яі]+/g,
  end: /[a-z\dа-яі@$]/,
  letters: lettersFor('013457@$!аеорсухкінмт', 'oieastasiaeopcyxkihmt'),
};
const RUSSIAN: Disguise = {
  own: /[а-я]/,
  alien: /[\d@$]/,
  parts: /[а-я\d@$]+/g,
  end: /[а-я]/,
  letters: lettersFor('0134@$', 'оизаас'),
};

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

/**
 * Other readings of a normalised text whose words look disguised: `t.i.a.n`, `t1an4nmen`, a word with a Cyrillic
 * letter in Latin. Empty for ordinary text.
 */
export function unmask(normalised: string): string[] {
  const joined = normalised
    .replace(SPACED_LETTERS, (run) => run.replace(/[ .*/|~+]/g, ''))
    .replace(SEPARATORS_IN_WORDS, '');
  const unmixed = unmix(unmix(joined, LATIN), RUSSIAN);
  return [...new Set([joined, unmixed])].filter((reading) => reading !== normalised);
}

/** The text with look-alikes as the letters they stand for. Linear: patterns that look ahead in each word are not. */
function unmix(text: string, { own, alien, parts, end, letters }: Disguise): string {
  if (!own.test(text) || !alien.test(text)) return text;
  const words = text.split(' ').map((word) => {
    const limit = Math.min(lastPlace(word, own), lastPlace(word, alien));
    if (limit < 0) return word;
    return word.replace(parts, (part, at: number) => {
      if (at > limit) return part;
      const length = lastPlace(part, end) + 1;
      const shown = [...part.slice(0, length)].map((letter) => letters[letter] ?? letter);
      return shown.join('') + part.slice(length);
    });
  });
  return words.join(' ');
}

/** Index of the last character that fits, or -1. */
function lastPlace(word: string, pattern: RegExp): number {
  let at = word.length - 1;
  while (at >= 0 && !pattern.test(word.charAt(at))) at -= 1;
  return at;
}
