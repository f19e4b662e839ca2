import type { MatchKind } from './types.ts';

export interface IndexedTerm {
  /** Normalised; a `*` stands for the rest of a word. */
  readonly text: string;
  readonly match: MatchKind;
}

/** Called for each occurrence: the term's number, where it starts and where it ends. */
export type Visit = (term: number, start: number, end: number) => void;
export type Scan = (text: string, visit: Visit) => void;

const ANYWHERE = 0;
const AT_WORD_START = 1;
const STAR = 42;
const NO_NODE = -1;
/** A disguised word ("tian*nmen") may hide this many letters. */
const MAX_HIDDEN = 2;

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

/**
 * One trie over all terms, its edges in a hash table of plain numbers: 5,000 terms are indexed in a few milliseconds.
 * From each word start (each letter, for terms that match anywhere) the trie is walked once, at most as deep as
 * its longest term, so a scan takes time linear in the text, whatever the number of terms.
 */
export function createTermIndex(terms: readonly IndexedTerm[]): Scan {
  const letters = terms.reduce((sum, term) => sum + term.text.length, 0);
  const size = 1 << (32 - Math.clz32(letters + (letters >> 2) + 2));
  const nodes = new Int32Array(size).fill(NO_NODE);
  const codes = new Uint16Array(size);
  const targets = new Int32Array(size);
  const ends: (number[] | undefined)[] = [];
  let count = 2;

  function slotOf(node: number, code: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;
    for (slot &= size - 1; nodes[slot] !== NO_NODE; slot = (slot + 1) & (size - 1))
      if (nodes[slot] === node && codes[slot] === code) break;
    return slot;
  }

  function follow(node: number, code: number): number {
    const slot = slotOf(node, code);
    return nodes[slot] === NO_NODE ? NO_NODE : (targets[slot] ?? NO_NODE);
  }

  function extend(node: number, code: number): number {
    const slot = slotOf(node, code);
    if (nodes[slot] === NO_NODE) {
      nodes[slot] = node;
      codes[slot] = code;
      targets[slot] = count++;
    }
    return targets[slot] ?? NO_NODE;
  }

  terms.forEach(({ text, match }, number) => {
    let node = match === 'substring' ? ANYWHERE : AT_WORD_START;
    for (let at = 0; at < text.length; at++) node = extend(node, text.charCodeAt(at));
    const here = ends[node];
    if (here) here.push(number);
    else ends[node] = [number];
  });

  return (text, visit) => {
    function walk(from: number, start: number, at: number, hidden: number): void {
      let node = from;
      for (let end = at; ; end++) {
        for (const term of ends[node] ?? [])
          if (terms[term]?.match !== 'word' || !joins(text, end)) visit(term, start, end);
        if (end >= text.length) return;
        const wildcard = follow(node, STAR);
        if (wildcard !== NO_NODE) walk(wildcard, start, restOfWord(text, end), hidden);
        const code = text.charCodeAt(end);
        if (code === STAR) {
          if (end > start && hidden < MAX_HIDDEN && /^\**\p{L}/u.test(text.slice(end, end + 4)))
            for (let letter = 97; letter <= 122; letter++) {
              const next = follow(node, letter);
              if (next !== NO_NODE) walk(next, start, end + 1, hidden + 1);
            }
          return;
        }
        node = follow(node, code);
        if (node === NO_NODE) return;
      }
    }
    for (let start = 0; start < text.length; start++) {
      if (!joins(text, start)) walk(AT_WORD_START, start, start, 0);
      walk(ANYWHERE, start, start, 0);
    }
  };
}
