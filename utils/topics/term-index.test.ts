import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermIndex, type IndexedTerm } from './term-index.ts';

type Found = readonly [text: string, start: number, end: number];

/** Occurrences in order of place, each once. */
function find(terms: readonly IndexedTerm[], text: string): Found[] {
  const found = new Map<string, Found>();
  createTermIndex(terms)(text, (number, start, end) =>
    found.set(`${number} ${start} ${end}`, [terms[number]?.text ?? '', start, end]),
  );
  return [...found.values()].sort((a, b) => a[1] - b[1] || a[2] - b[2] || (a[0] < b[0] ? -1 : 1));
}

const word = (text: string): IndexedTerm => ({ text, match: 'word' });
const prefix = (text: string): IndexedTerm => ({ text, match: 'prefix' });
const substring = (text: string): IndexedTerm => ({ text, match: 'substring' });

describe('createTermIndex', () => {
  it.each<[string, IndexedTerm, string, number]>([
    ['a word', word('tank man'), 'the tank man of 1989', 1],
    ['not inside a word', word('tank'), 'tanker thinktank', 0],
    ['the start of a word', prefix('censor'), 'censorship, censored, uncensored', 2],
    ['anywhere', substring('censor'), 'censorship, uncensored', 2],
    ['Chinese needs no spaces', word('六四'), '关于六四事件', 1],
    ['the rest of a word between', word('camp* de rééducation'), 'camps de rééducation', 1],
    ['up to two letters hidden by stars', word('tiananmen'), 'tian*nm*n', 1],
    ['three hidden letters are too many', word('tiananmen'), 'ti*n*nm*n', 0],
  ])('finds %s', (_, term, text, times) => {
    expect(find([term], text)).toHaveLength(times);
  });

  it('tells all terms that end at the same place', () => {
    expect(find([word('xi'), prefix('xi'), substring('xi')], 'xi')).toHaveLength(3);
  });

  it('finds what a search for each term finds', () => {
    const letters = fc.constantFrom('a', 'b', ' ', '.', 'д', '天');
    const term = fc.record({
      text: fc.string({ unit: letters, minLength: 1, maxLength: 4 }),
      match: fc.constantFrom('word', 'prefix', 'substring'),
    });
    const isLetter = (text: string, at: number): boolean => /[abд]/.test(text.charAt(at));
    const joins = (text: string, at: number): boolean => isLetter(text, at - 1) && isLetter(text, at);
    const search = (terms: readonly IndexedTerm[], text: string): Found[] =>
      terms
        .flatMap(({ text: wanted, match }) =>
          Array.from({ length: text.length }, (_, start): Found => [wanted, start, start + wanted.length])
            .filter(([, start]) => text.startsWith(wanted, start))
            .filter(([, start]) => match === 'substring' || !joins(text, start))
            .filter(([, , end]) => match !== 'word' || !joins(text, end)),
        )
        .sort((a, b) => a[1] - b[1] || a[2] - b[2] || (a[0] < b[0] ? -1 : 1));
    fc.assert(
      fc.property(
        fc.uniqueArray(term, { selector: ({ text, match }) => match + text, maxLength: 12 }),
        fc.string({ unit: letters, maxLength: 30 }),
        (terms, text) => {
          expect(find(terms, text)).toEqual(search(terms, text));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
