import type { KnowledgeList, Term, Topic } from '../knowledge/types.ts';
import { normalise } from './normalise.ts';
import { createTermIndex, type IndexedTerm } from './term-index.ts';

/**
 * One occurrence of a term in a normalised text. Terms belong to buckets: a group of the list (`cn`, `act-protest`), or
 * one strength of one topic (`tibet_dalai_lama/name`). Buckets are numbers here, because a prompt meets hundreds of them.
 */
export interface Hit {
  /** The term as the list has it. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly buckets: readonly number[];
}

/** Groups of political vocabulary; all of them together are a bucket too, by this name. */
export const ACT = 'act-';

/** All terms of the list in one index. */
export interface Lexicon {
  /** Names of the buckets, by number. */
  readonly buckets: readonly string[];
  /** -1: no term of the list is in it. */
  numberOf(bucket: string): number;
  /**
   * Hits in a normalised text, in order of their start: those that start in `from` (inclusive) to `to` (exclusive).
   * Takes time linear in the text.
   */
  find(text: string, from?: number, to?: number): Hit[];
}

type Groups = KnowledgeList['anchors'];

function* termsByBucket(
  topics: readonly Topic[],
  groups: Groups,
): Generator<readonly [string, readonly Term[]]> {
  for (const [group, terms] of Object.entries(groups)) yield [group, terms];
  for (const { id, terms, notContexts, anchors } of topics) {
    for (const strength of ['strong', 'ambiguous', 'name', 'weak'] as const)
      yield [`${id}/${strength}`, terms.filter((term) => term.strength === strength)];
    yield [`${id}/not`, notContexts];
    yield [`${id}/anchor`, anchors];
  }
}

interface IndexedHit extends IndexedTerm {
  readonly term: string;
  readonly buckets: number[];
}

/** Builds the index once. Equal terms of several buckets are looked for once. */
export function createLexicon(topics: readonly Topic[], groups: Groups): Lexicon {
  const buckets: string[] = [];
  const numbers = new Map<string, number>();
  const numberFor = (bucket: string): number => {
    const known = numbers.get(bucket) ?? buckets.push(bucket) - 1;
    numbers.set(bucket, known);
    return known;
  };

  const terms: IndexedHit[] = [];
  const places = new Map<string, IndexedHit>();
  for (const [bucket, list] of termsByBucket(topics, groups)) {
    if (list.length === 0) continue;
    const own = bucket.startsWith(ACT) ? [numberFor(bucket), numberFor(ACT)] : [numberFor(bucket)];
    for (const { text, match } of list) {
      const form = normalise(text);
      const key = `${match} ${form}`;
      const known = places.get(key) ?? { text: form, match, term: text, buckets: [] };
      if (!places.has(key)) {
        places.set(key, known);
        terms.push(known);
      }
      for (const number of own) if (!known.buckets.includes(number)) known.buckets.push(number);
    }
  }
  const scan = createTermIndex(terms);

  return {
    buckets,
    numberOf: (bucket) => numbers.get(bucket) ?? -1,
    find(text, from, to) {
      const hits: Hit[] = [];
      scan(
        text,
        (number, start, end) => {
          const found = terms[number];
          if (found) hits.push({ term: found.term, start, end, buckets: found.buckets });
        },
        from,
        to,
      );
      return hits;
    },
  };
}
