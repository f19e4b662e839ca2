/** One term of an index: text, number of its cue, whether it must end at a word's end. */
interface Term {
  readonly text: string;
  readonly cue: number;
  readonly closed: boolean;
}

/** Terms by their first two characters, longest first. */
export interface TermIndex {
  readonly cues: number;
  readonly terms: ReadonlyMap<number, readonly Term[]>;
}

const startOf = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** An index of terms, given for each cue as texts separated by "|" (form: `Lexicon`). */
export function buildIndex(cues: readonly string[]): TermIndex {
  const terms = new Map<number, Term[]>();
  cues.forEach((list, cue) => {
    for (const raw of list.split('|').filter(Boolean)) {
      const closed = raw.endsWith('$');
      const text = closed ? raw.slice(0, -1) : raw;
      const start = startOf(text, 0);
      const same = terms.get(start);
      if (same) same.push({ text, cue, closed });
      else terms.set(start, [{ text, cue, closed }]);
    }
  });
  for (const same of terms.values()) same.sort((a, b) => b.text.length - a.text.length);
  return { cues: cues.length, terms };
}

/** Letters of the scripts that put spaces between words. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xdf && code <= 0x24f) ||
  (code >= 0x400 && code <= 0x52f) ||
  (code >= 0x620 && code <= 0x6d3);

/** Arabic writes "and", "so", "by", "for" and the article on the word that follows. */
const ARABIC_PREFIX = /^(?:[وفبلك]|ال|[وفبلك]ال|لل)$/;

function startsWord(text: string, at: number): boolean {
  if (!isLetter(text.charCodeAt(at - 1))) return true;
  if (text.charCodeAt(at) < 0x620) return false;
  let start = at;
  while (start > 0 && at - start < 4 && isLetter(text.charCodeAt(start - 1))) start--;
  return ARABIC_PREFIX.test(text.slice(start, at));
}

/** Chinese and Japanese put no spaces between words: a term may start anywhere. */
const isWide = (code: number): boolean => code >= 0x3040 && code < 0xac00;

/** Where each cue first occurs in the text (-1: nowhere) and how often. */
export interface Found {
  readonly counts: Float64Array;
  readonly first: Int32Array;
}

/**
 * Finds the terms of an index in a folded text: one look-up a character, no backtracking. At one place a cue counts
 * once, by its longest term; different cues may share a place.
 */
export function findTerms(text: string, { cues, terms }: TermIndex): Found {
  const counts = new Float64Array(cues);
  const first = new Int32Array(cues).fill(-1);
  for (let at = 0; at < text.length - 1; at++) {
    const candidates = terms.get(startOf(text, at));
    if (!candidates || !(isWide(text.charCodeAt(at)) || startsWord(text, at))) continue;
    let seen = 0;
    for (const { text: term, cue, closed } of candidates) {
      if (seen & (1 << cue) || !text.startsWith(term, at)) continue;
      if (closed && isLetter(text.charCodeAt(at + term.length))) continue;
      seen |= 1 << cue;
      counts[cue] = (counts[cue] ?? 0) + 1;
      if (first[cue] === -1) first[cue] = at;
    }
  }
  return { counts, first };
}
