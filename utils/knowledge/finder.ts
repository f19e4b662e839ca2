import { normalise } from './normalise.ts';
import { createTermIndex, type IndexedTerm } from './term-index.ts';
import type { KnowledgeList, Term, Topic } from './types.ts';

/** Groups, and `topic/strength`, `topic/not`, `topic/anchor`, with their terms. */
function* bucketsOf(
  topics: readonly Topic[],
  groups: KnowledgeList['anchors'],
): Generator<readonly [string, readonly Term[]]> {
  for (const [group, terms] of Object.entries(groups))
    if (!group.startsWith('follow-up')) yield [group, terms];
  for (const { id, terms, notContexts, anchors } of topics) {
    for (const term of terms) yield [`${id}/${term.strength}`, [term]];
    yield [`${id}/not`, notContexts];
    yield [`${id}/anchor`, anchors];
  }
}

/** Builds an index once; the function then tells which buckets of the list's terms a normalised text has a term of. */
export function createFinder(
  topics: readonly Topic[],
  groups: KnowledgeList['anchors'],
): (normalised: string) => ReadonlySet<string> {
  const terms: (IndexedTerm & { readonly buckets: Set<string> })[] = [];
  const numbers = new Map<string, number>();
  for (const [bucket, list] of bucketsOf(topics, groups))
    for (const { text, match } of list) {
      const form = normalise(text);
      const key = `${match} ${form}`;
      const number = numbers.get(key);
      if (number === undefined) {
        numbers.set(key, terms.length);
        terms.push({ text: form, match, buckets: new Set([bucket]) });
      } else terms[number]?.buckets.add(bucket);
    }
  const scan = createTermIndex(terms);
  return (normalised) => {
    const found = new Set<string>();
    scan(normalised, (number) => {
      for (const bucket of terms[number]?.buckets ?? []) found.add(bucket);
    });
    return found;
  };
}
