import { normalise, unmask } from './normalise.ts';
import { createTermIndex, type IndexedTerm } from './term-index.ts';
import type { Combination, KnowledgeList, Term, Topic } from './types.ts';

export interface TopicMatch {
  readonly topic: string;
  /** The terms that decided, as the list has them: why the topic matched. */
  readonly terms: readonly string[];
}

export interface Hit {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

export interface Matcher {
  /** Most specific topics only (parents are implied), sorted by id. */
  match(text: string): readonly TopicMatch[];
  /** Occurrences of a group's terms in `normalise(text)`. */
  find(text: string, groups: readonly string[]): readonly Hit[];
}

/** Words farther apart than this many characters say nothing about each other. */
const REACH = 300;
/** Group of ordinary contexts (recipes, hotels) that silences ambiguous and weak terms of every topic. */
const ORDINARY = 'ordinary';

type Hits = Map<string, Hit[]>;

const near = (a: Hit, b: Hit): boolean => Math.abs(a.start - b.start) <= REACH;
const apart = (a: Hit, b: Hit): boolean => a.end <= b.start || b.end <= a.start;
const textsOf = (hits: readonly Hit[]): string[] => [...new Set(hits.map((hit) => hit.term))];

/** Buckets a hit falls into: `topic/strong`, `topic/not`, `topic/anchor`, or a group's name. */
function* buckets(
  topics: readonly Topic[],
  anchors: KnowledgeList['anchors'],
): Generator<readonly [bucket: string, terms: readonly Term[]]> {
  for (const [group, terms] of Object.entries(anchors)) yield [group, terms];
  for (const { id, terms, notContexts, anchors: own } of topics) {
    for (const strength of ['strong', 'ambiguous', 'weak'] as const)
      yield [`${id}/${strength}`, terms.filter((term) => term.strength === strength)];
    yield [`${id}/not`, notContexts];
    yield [`${id}/anchor`, own];
  }
}

/** Finds `hits` of all buckets in a text; equal terms of several buckets are looked for once. */
function createFinder(topics: readonly Topic[], anchors: KnowledgeList['anchors']) {
  const terms: (IndexedTerm & { readonly term: string })[] = [];
  const owners: string[][] = [];
  const numbers = new Map<string, number>();
  for (const [bucket, list] of buckets(topics, anchors))
    for (const { text, match } of list) {
      const key = `${match} ${normalise(text)}`;
      let number = numbers.get(key);
      if (number === undefined) {
        number = terms.push({ text: normalise(text), match, term: text }) - 1;
        numbers.set(key, number);
        owners.push([]);
      }
      owners[number]?.push(bucket);
    }
  const scan = createTermIndex(terms);
  return (normalised: string, into: Hits): void =>
    scan(normalised, (number, start, end) => {
      const hit = { term: terms[number]?.term ?? '', start, end };
      for (const bucket of owners[number] ?? []) {
        const hits = into.get(bucket);
        if (hits) hits.push(hit);
        else into.set(bucket, [hit]);
      }
    });
}

/** Terms that make the topic fire by rules of single terms; empty: it does not. */
function byTerms({ id, region, twoWeak }: Topic, hits: Hits): string[] {
  const of = (bucket: string): Hit[] => hits.get(bucket) ?? [];
  const not = [...of(`${id}/not`), ...of(ORDINARY)];
  const allowed = (hit: Hit): boolean => !not.some((other) => near(hit, other));
  const strong = of(`${id}/strong`);
  const ambiguous = of(`${id}/ambiguous`).filter((hit) => strong.length > 0 || allowed(hit));
  if (strong.length + ambiguous.length > 0) return textsOf([...strong, ...ambiguous]);
  const weak = of(`${id}/weak`).filter(allowed);
  if (weak.length === 0) return [];
  const anchors = [...of(region), ...of(`${id}/anchor`), ...(twoWeak ? weak : [])];
  const pairs = weak.flatMap((hit) => {
    const anchor = anchors.find((other) => other.term !== hit.term && apart(hit, other) && near(hit, other));
    return anchor ? [hit, anchor] : [];
  });
  return textsOf(pairs);
}

/** Terms of the first place where all slots of a combination meet; empty: nowhere. */
function byCombination({ all, none }: Combination, hits: Hits): string[] {
  const of = (groups: readonly string[]): Hit[] => groups.flatMap((group) => hits.get(group) ?? []);
  const slots = all.map(of);
  if (slots.some((slot) => slot.length === 0)) return [];
  const not = of(none);
  for (const first of slots[0] ?? []) {
    if (not.some((hit) => near(first, hit))) continue;
    const meeting = slots.map((slot) => slot.find((hit) => near(first, hit)));
    if (meeting.every((hit) => hit !== undefined)) return textsOf([first, ...meeting]);
  }
  return [];
}

/**
 * Builds the index once; `match` then takes time linear in the text. Rules (docs/topics.md): a strong term fires its
 * topic; an ambiguous one unless an ordinary context stands near; a weak one only near an anchor of its region; a
 * combination where all its groups meet; a fallback combination where no topic of the region fired.
 */
export function createMatcher(topics: readonly Topic[], anchors: KnowledgeList['anchors']): Matcher {
  const fill = createFinder(topics, anchors);
  const parents = new Map(topics.map((topic) => [topic.id, topic.parent]));

  function decide(hits: Hits): Map<string, string[]> {
    const fired = new Map<string, string[]>();
    const regions = new Set<string>();
    const add = (topic: Topic, fallback: boolean): void => {
      const combined = topic.combinations
        .filter((combination) => combination.fallback === fallback)
        .map((combination) => byCombination(combination, hits));
      const terms = [...new Set([...(fallback ? [] : byTerms(topic, hits)), ...combined.flat()])];
      if (terms.length > 0) fired.set(topic.id, terms);
    };
    for (const topic of topics) {
      add(topic, false);
      if (fired.has(topic.id)) regions.add(topic.region);
    }
    for (const topic of topics) if (!regions.has(topic.region)) add(topic, true);
    return fired;
  }

  return {
    match(text) {
      const hits: Hits = new Map();
      const normalised = normalise(text);
      for (const reading of [normalised, ...unmask(normalised)]) fill(reading, hits);
      const fired = decide(hits);
      const implied = new Set([...fired.keys()].map((id) => parents.get(id)));
      return [...fired]
        .filter(([topic]) => !implied.has(topic))
        .map(([topic, terms]) => ({ topic, terms }))
        .sort((a, b) => (a.topic < b.topic ? -1 : 1));
    },
    find(text, groups) {
      const hits: Hits = new Map();
      fill(normalise(text), hits);
      return groups.flatMap((group) => hits.get(group) ?? []);
    },
  };
}
