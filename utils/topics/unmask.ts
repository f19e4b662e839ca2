/** A text whose words look disguised, with the disguise taken off. */
export interface Unmasked {
  readonly text: string;
  /** Where it differs: indexes in `text`, rising. */
  readonly changes: readonly number[];
}

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
 * Other readings of a normalised text whose words look disguised: `t.i.a.n`, `t1an4nmen`, a word with a Cyrillic
 * letter in Latin. Empty for most texts. Linear.
 */
export function unmask(normalised: string): Unmasked[] {
  if (!looksDisguised(normalised)) return [];
  const words = normalised.replace(SPACED_LETTERS, (run) => run.replace(/[ .*/|~+]/g, '')).split(' ');
  const joined = words.map((word) => (hasSeparator(word) ? word.replace(SEPARATORS_IN_WORDS, '') : word));
  const unmixed = joined.map((word) => unmix(unmix(word, LATIN), RUSSIAN));
  return [...new Set([joined.join(' '), unmixed.join(' ')])]
    .filter((text) => text !== normalised)
    .map((text) => ({ text, changes: changesOf(normalised, text) }));
}

const SPACE = 1;
const LATIN_LETTER = 2;
const RUSSIAN_LETTER = 4;
const STAND_IN = 8;
const SEPARATOR = 16;
const APOSTROPHE = 32;
const OTHER = 64;
const SINGLE = LATIN_LETTER | RUSSIAN_LETTER | STAND_IN | OTHER;
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] ?? 0;
  if (known > 0) return known;
  const letter = String.fromCharCode(code);
  const kind =
    letter === ' '
      ? SPACE
      : letter === "'"
        ? APOSTROPHE
        : /[a-z]/.test(letter)
          ? LATIN_LETTER
          : /[а-яі]/.test(letter)
            ? RUSSIAN_LETTER
            : /[\d@$!]/.test(letter)
              ? STAND_IN
              : /[.*~|^+=/`\p{So}\p{Sk}\p{Cs}]/u.test(letter)
                ? SEPARATOR
                : OTHER;
  kinds[code] = kind;
  return kind;
}

/** Fewer letters in a row, each by itself, are initials. */
const SPACED_RUN = 4;

/**
 * Whether any word may be disguised: letters beside what stands in for letters, a sign between letters, letters that
 * each stand alone. Most texts end here, after one look at each character.
 */
function looksDisguised(text: string): boolean {
  let parts = 0; // kinds in this word
  let before = SPACE;
  let apostrophes = 0;
  let alone = 0; // letters in a row that stand alone
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === SPACE) parts = apostrophes = 0;
    else {
      parts |= kind;
      if (kind === APOSTROPHE && ++apostrophes > 1) return true;
      if ((kind & SINGLE) !== 0 && before === SEPARATOR && (parts & ~(SEPARATOR | STAND_IN)) !== 0)
        return true;
      if ((parts & LATIN_LETTER) !== 0 && (parts & (STAND_IN | RUSSIAN_LETTER)) !== 0) return true;
      if ((parts & RUSSIAN_LETTER) !== 0 && (parts & STAND_IN) !== 0) return true;
      const next = at + 1 < text.length ? kindOf(text.charCodeAt(at + 1)) : SPACE;
      const isAlone = (kind & SINGLE) !== 0 && (before & SINGLE) === 0 && (next & SINGLE) === 0;
      if ((kind & SINGLE) !== 0) alone = isAlone ? alone + 1 : 0;
      if (alone >= SPACED_RUN) return true;
    }
    before = kind;
  }
  return false;
}

/** A sign between letters; one apostrophe is only an apostrophe ("don't", "l'eau"). */
function hasSeparator(word: string): boolean {
  let apostrophes = 0;
  for (let at = 0; at < word.length; at++) {
    const kind = kindOf(word.charCodeAt(at));
    if (kind === SEPARATOR || (kind === APOSTROPHE && ++apostrophes > 1)) return true;
  }
  return false;
}

/** The word with look-alikes as the letters they stand for. Linear: patterns that look ahead in each word are not. */
function unmix(word: string, { own, alien, parts, end, letters }: Disguise): string {
  if (!own.test(word) || !alien.test(word)) return word;
  const limit = Math.min(lastPlace(word, own), lastPlace(word, alien));
  return word.replace(parts, (part, at: number) => {
    if (at > limit) return part;
    const length = lastPlace(part, end) + 1;
    const shown = [...part.slice(0, length)].map((letter) => letters[letter] ?? letter);
    return shown.join('') + part.slice(length);
  });
}

/** Index of the last character that fits, or -1. */
function lastPlace(word: string, pattern: RegExp): number {
  let at = word.length - 1;
  while (at >= 0 && !pattern.test(word.charAt(at))) at -= 1;
  return at;
}

const DROPPED = /[ .*/|~+^='`\p{So}\p{Sk}\p{Cs}]/u;

/** Letters were left out, or stand in the place of others, one for one; nothing was added. */
function changesOf(before: string, after: string): number[] {
  const changes: number[] = [];
  let left = before.length - after.length;
  let at = 0;
  for (let place = 0; place < after.length; place++, at++) {
    let dropped = false;
    while (left > 0 && before[at] !== after[place] && DROPPED.test(before.charAt(at))) {
      at++;
      left--;
      dropped = true;
    }
    if (dropped || before[at] !== after[place]) changes.push(place);
  }
  return changes;
}
