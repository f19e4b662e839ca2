import type { MatchKind } from '../knowledge/types.ts';
import { createTermTrie, follow, followStar, hasEnds, hasStar, ROOT, type TermTrie } from './term-trie.ts';

export interface IndexedTerm {
  /** Normalised; a `*` stands for the rest of a word. */
  readonly text: string;
  readonly match: MatchKind;
}

/** Called for each occurrence: the term's number, where it starts and where it ends. */
export type Visit = (term: number, start: number, end: number) => void;
/** Visits the occurrences that start in `from` (inclusive) to `to` (exclusive); by default, all. */
export type Scan = (text: string, visit: Visit, from?: number, to?: number) => void;

const NONE = -1;
const STAR = 42;
/** A disguised word ("tian*nmen") may hide this many letters. */
const MAX_HIDDEN = 2;
/** Latin and Russian letters. */
const HIDEABLE = [...'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя'].map((c) =>
  c.charCodeAt(0),
);

const classes = new Uint8Array(65_536);

/** 1: no letter or digit; 2: letter or digit; 3: letter of a script without spaces, a word by itself. */
function classOf(code: number): number {
  const known = classes[code];
  if (known) return known;
  const letter = String.fromCharCode(code);
  const value = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter)
    ? 3
    : /[\p{L}\p{M}\p{N}]/u.test(letter)
      ? 2
      : 1;
  classes[code] = value;
  return value;
}

const joins = (text: string, at: number): boolean =>
  at > 0 && at < text.length && classOf(text.charCodeAt(at - 1)) === 2 && classOf(text.charCodeAt(at)) === 2;

function restOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && classOf(text.charCodeAt(end)) === 2) end++;
  return end;
}

/** Tries by first letter, each built when a text first has that letter in a place where a term may start. */
function createLazyTries(): {
  add(number: number, text: string): void;
  get(code: number): TermTrie | undefined;
} {
  const waiting = new Map<number, Map<number, string>>();
  const built: (TermTrie | undefined)[] = [];
  /** Letter -> 1 + index in `built`; 0: no term starts with it. */
  const places = new Uint32Array(65_536);

  return {
    add(number, text) {
      const code = text.charCodeAt(0);
      const texts = waiting.get(code);
      if (texts) texts.set(number, text);
      else waiting.set(code, new Map([[number, text]]));
      places[code] ||= built.push(undefined);
    },
    get(code) {
      const place = places[code] ?? 0;
      if (place === 0) return undefined;
      const known = built[place - 1];
      if (known) return known;
      const trie = createTermTrie(waiting.get(code) ?? new Map());
      waiting.delete(code);
      built[place - 1] = trie;
      return trie;
    },
  };
}

/**
 * One trie per first letter over all terms. From each word start (each letter, for terms that match anywhere) one trie
 * is walked once, at most as deep as its longest term, so a scan takes time linear in the text, whatever the number of
 * terms. A text of some lines needs a part of the tries only, so the first scan comes soon after the start.
 */
export function createTermIndex(terms: readonly IndexedTerm[]): Scan {
  const anywhere = createLazyTries();
  const atWordStart = createLazyTries();
  terms.forEach(({ text, match }, number) => {
    if (text !== '') (match === 'substring' ? anywhere : atWordStart).add(number, text);
  });

  const terminates = (text: string, term: number, end: number): boolean =>
    terms[term]?.match !== 'word' || !joins(text, end);

  function walk(
    text: string,
    visit: Visit,
    trie: TermTrie,
    from: number,
    start: number,
    at: number,
    hidden: number,
  ): void {
    let place = from;
    for (let end = at; ; end++) {
      if (hasEnds(place))
        for (const term of trie.ends.get(place) ?? [])
          if (terminates(text, term, end)) visit(term, start, end);
      if (end >= text.length) return;
      if (hasStar(place))
        walk(text, visit, trie, followStar(trie, place), start, restOfWord(text, end), hidden);
      const code = text.charCodeAt(end);
      if (code === STAR) {
        if (end > start && hidden < MAX_HIDDEN && /^\**\p{L}/u.test(text.slice(end, end + 4)))
          for (const letter of HIDEABLE) {
            const next = follow(trie, place, letter);
            if (next !== NONE) walk(text, visit, trie, next, start, end + 1, hidden + 1);
          }
        return;
      }
      place = follow(trie, place, code);
      if (place === NONE) return;
    }
  }

  return (text, visit, from = 0, to = text.length) => {
    let before = from > 0 ? classOf(text.charCodeAt(from - 1)) : 1;
    for (let start = from; start < to; start++) {
      const code = text.charCodeAt(start);
      const here = classOf(code);
      const words = before === 2 && here === 2 ? undefined : atWordStart.get(code);
      if (words) walk(text, visit, words, ROOT, start, start, 0);
      const parts = anywhere.get(code);
      if (parts) walk(text, visit, parts, ROOT, start, start, 0);
      before = here;
    }
  };
}
