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
  const joined = normalised
    .replace(SPACED_LETTERS, (run) => run.replace(/[ .*/|~+]/g, ''))
    .replace(SEPARATORS_IN_WORDS, '');
  const unmixed = unmix(unmix(joined, LATIN), RUSSIAN);
  return [...new Set([joined, unmixed])]
    .filter((text) => text !== normalised)
    .map((text) => ({ text, changes: changesOf(normalised, text) }));
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
