import type { Term } from '../utils/knowledge/types.ts';
import { normalise } from '../utils/topics/normalise.ts';

interface Known {
  readonly text: string;
  readonly match: Term['match'];
}

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Whether `text` holds `part` with no letter before it and, for whole words, none after it. */
function holds(text: string, part: string, wholeWord: boolean): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const open = isLetter(text[at - 1]) || (wholeWord && isLetter(text[at + part.length]));
    if (!open) return true;
  }
  return false;
}

/** Whether `wide` is found wherever `narrow` is. Wildcards (`*`) are compared as they stand. */
function covers(wide: Known, narrow: Known): boolean {
  if (wide.text === narrow.text && wide.match === narrow.match) return true;
  if (wide.text.includes('*')) return false;
  if (wide.match === 'substring') return narrow.text.includes(wide.text);
  if (narrow.match === 'substring') return false;
  if (wide.match === 'prefix') return holds(narrow.text, wide.text, false);
  // A narrow prefix or wildcard may go on after its last letter.
  return (
    narrow.match === 'word' && holds(narrow.text, wide.text, true) && !narrow.text.includes(`${wide.text}*`)
  );
}

const knownOf = ({ text, match }: Term): Known => ({ text: normalise(text), match });

/** Terms that none of `others` finds anyway. */
export function without(terms: readonly Term[], others: readonly Term[]): Term[] {
  const known = others.map(knownOf);
  return terms.filter((term) => !known.some((other) => covers(other, knownOf(term))));
}

/**
 * Terms of one group, or of one strength of one topic, without those that another of them finds anyway: the same word
 * in two languages, "prc government" beside "prc". The files keep them, for their readers; the list need not.
 *
 * @param exact leave out repeated terms only, where the length of what is found counts (filler words)
 */
export function withoutRepeats(terms: readonly Term[], exact = false): Term[] {
  const known = terms.map(knownOf);
  return terms.filter((_, at) => {
    const own = known[at];
    return !known.some((other, place) => {
      if (!own || place === at) return false;
      const same = other.text === own.text && other.match === own.match;
      return same ? place < at : !exact && covers(other, own) && (place < at || !covers(own, other));
    });
  });
}
