import { classOf, LETTER } from '../letters.ts';

/** One term of an index: text, number of its cue, whether it must end at a word's end. */
interface Term {
  readonly text: string;
  readonly cue: number;
  readonly closed: boolean;
}

/** Terms by a hash of their first two characters, longest first. */
export interface TermIndex {
  readonly cues: number;
  readonly terms: readonly (readonly Term[] | undefined)[];
}

const SLOTS = 1 << 13;
const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 131 + text.charCodeAt(at + 1)) & (SLOTS - 1);

/** An index of terms, given for each cue as texts separated by "|" (form: `Lexicon`). */
export function buildIndex(cues: readonly string[]): TermIndex {
  const terms: Term[][] = [];
  for (let slot = 0; slot < SLOTS; slot++) terms.push([]);
  cues.forEach((list, cue) => {
    for (const raw of list.split('|').filter(Boolean)) {
      const closed = raw.endsWith('$');
      const text = closed ? raw.slice(0, -1) : raw;
      terms[slotOf(text, 0)]?.push({ text, cue, closed });
    }
  });
  return {
    cues: cues.length,
    terms: terms.map((same) =>
      same.length === 0 ? undefined : same.sort((a, b) => b.text.length - a.text.length),
    ),
  };
}

/** Arabic writes "and", "so", "by", "for" and the article on the word that follows. */
const ARABIC_PREFIX = /^(?:[وفبلك]|ال|[وفبلك]ال|لل)$/;

/** Whether what stands before a letter of an Arabic word is such a prefix, so that a term may start there. */
function followsPrefix(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 4 && classOf(text.charCodeAt(start - 1)) === LETTER) start--;
  return ARABIC_PREFIX.test(text.slice(start, at));
}

const APOSTROPHE = 39;
const isArabic = (code: number): boolean => code >= 0x620 && code <= 0x6d3;

/** Stretches of a text whose cues are counted apart: `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where each cue first occurs in the text (-1: nowhere), and how often it does in each stretch. */
export interface Found {
  readonly counts: readonly Float64Array[];
  readonly first: Int32Array;
}

/**
 * Finds the terms of an index in a folded text: one look-up a character, no backtracking. At one place a cue counts
 * once, by its longest term; different cues may share a place.
 */
export function findTerms(text: string, { cues, terms }: TermIndex, stretches: readonly Stretch[]): Found {
  const counts = stretches.map(() => new Float64Array(cues));
  const first = new Int32Array(cues).fill(-1);
  let inWord = false;
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at);
    // Chinese and Japanese put no spaces between words, so a term may start anywhere; else it starts a word.
    const within = inWord && code < 0x3040;
    inWord = code !== APOSTROPHE && classOf(code) === LETTER;
    if (within && !isArabic(code)) continue;
    const candidates = terms[slotOf(text, at)];
    if (candidates === undefined || (within && !followsPrefix(text, at))) continue;
    let seen = 0;
    for (const { text: term, cue, closed } of candidates) {
      if (seen & (1 << cue) || !text.startsWith(term, at)) continue;
      if (closed && classOf(text.charCodeAt(at + term.length)) === LETTER) continue;
      seen |= 1 << cue;
      if (first[cue] === -1) first[cue] = at;
      for (let i = 0; i < stretches.length; i++) {
        const { from, to } = stretches[i] as Stretch;
        const into = counts[i] as Float64Array;
        if (at >= from && at < to) into[cue] = (into[cue] as number) + 1;
      }
    }
  }
  return { counts, first };
}
