/** Han and kana: letters that stand without spaces between words. */
const UNSPACED = '\\u3005\\u3040-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff';

const ASCII_ONLY = /^[\0-\x7f]*$/;
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
const DOUBLE_QUOTES = /["“”„‟«»「」『』·・]/g;
const SPACES_BY_UNSPACED = new RegExp(`(?<=[${UNSPACED}]) | (?=[${UNSPACED}])`, 'g');
const LETTERS: Readonly<Record<string, string>> = { 臺: '台', ß: 'ss', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };

const SEPARATORS_IN_WORDS = /(?<=\p{L})[.*~|^+=/'`\p{So}\p{Sk}]+(?=\p{L})/gu;
const SPACED_LETTERS = /(?<![\p{L}\p{N}])[\p{L}\d@$!](?:[ .*/|~+]{1,2}[\p{L}\d@$!]){3,}(?![\p{L}\p{N}])/gu;
const MIXED_WORDS = /(?=\S*[a-z])(?=\S*[\d@$!а-яі])[a-z\d@$!а-яі]*[a-z\dа-яі@$]/g;
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'013457@$!аеорсухкінмт'].map((letter, at) => [letter, 'oieastasiaeopcyxkihmt'[at] ?? '']),
);

/**
 * The form in which prompts and terms are compared: compatibility forms folded, lower case, no accents, vowel points,
 * quotes or invisible characters, dashes as spaces, no spaces beside Chinese and Japanese letters.
 * "US" and "EU" in capitals become `u.s.` and `e.u.`, or they could not be told from "us" and French "eu".
 */
export function normalise(text: string): string {
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
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[‘’ʼ´]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/[臺ßىیکة]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * Other readings of a normalised text whose words look disguised: `t.i.a.n`, `t1an4nmen`, a word with a Cyrillic
 * letter in Latin. Empty for ordinary text.
 */
export function unmask(normalised: string): string[] {
  const joined = normalised
    .replace(SPACED_LETTERS, (run) => run.replace(/[ .*/|~+]/g, ''))
    .replace(SEPARATORS_IN_WORDS, '');
  const unmixed = joined.replace(MIXED_WORDS, (word) =>
    word.replace(/./g, (letter) => LOOK_ALIKE[letter] ?? letter),
  );
  return [...new Set([joined, unmixed])].filter((reading) => reading !== normalised);
}
