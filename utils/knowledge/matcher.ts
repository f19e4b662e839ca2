import { normalise, unmask } from './normalise.ts';
import { createTermIndex, type IndexedTerm } from './term-index.ts';
import type { Combination, KnowledgeList, MatchKind, Term, Topic } from './types.ts';

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
/** Groups of political vocabulary: a term of one of them supports an ambiguous term ("Tibet ... independence"). */
const ACT = 'act/';
/** Question and filler words: a prompt of little else besides an ambiguous term is about it ("what is Tibet?"). */
const FILLER = ['follow-up-filler', 'follow-up-cue'];
const PLAIN_SHARE = 0.7;
const PUNCTUATION = ".,;:!?¿¡()[]/'。，、？！؟،…—";

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

function add(into: Hits, bucket: string, hit: Hit): void {
  const hits = into.get(bucket);
  if (hits) hits.push(hit);
  else into.set(bucket, [hit]);
}

/** Finds `hits` of all buckets in a text; equal terms of several buckets are looked for once. */
function createFinder(topics: readonly Topic[], anchors: KnowledgeList['anchors']) {
  const terms: (IndexedTerm & { readonly term: string })[] = [];
  const owners: string[][] = [];
  const numbers: Readonly<Record<MatchKind, Map<string, number>>> = {
    word: new Map(),
    prefix: new Map(),
    substring: new Map(),
  };
  for (const [bucket, list] of buckets(topics, anchors))
    for (const { text: term, match } of list) {
      const text = normalise(term);
      const known = numbers[match].get(text);
      if (known !== undefined) {
        owners[known]?.push(bucket);
        continue;
      }
      numbers[match].set(text, terms.push({ text, match, term }) - 1);
      owners.push([bucket]);
    }
  const scan = createTermIndex(terms);
  return (normalised: string, into: Hits): void =>
    scan(normalised, (number, start, end) => {
      const hit = { term: terms[number]?.term ?? '', start, end };
      for (const bucket of owners[number] ?? []) {
        add(into, bucket, hit);
        if (bucket.startsWith(ACT)) add(into, ACT, hit);
      }
    });
}

/** Share of the letters of a normalised text that lie in `hits`, 0..1. */
export function share(text: string, hits: readonly Hit[]): number {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of hits) covered.fill(1, start, end);
  let letters = 0;
  let known = 0;
  for (let at = 0; at < text.length; at++)
    if (text[at] !== ' ' && !PUNCTUATION.includes(text[at] ?? '')) {
      letters++;
      known += covered[at] ?? 0;
    }
  return letters === 0 ? 0 : known / letters;
}

/** Terms that make the topic fire by rules of single terms; empty: it does not. */
function byTerms({ id, region, twoWeak }: Topic, hits: Hits, text: string): string[] {
  const of = (bucket: string): Hit[] => hits.get(bucket) ?? [];
  const not = [...of(`${id}/not`), ...of(ORDINARY)];
  const allowed = (hit: Hit): boolean => !not.some((other) => near(hit, other));
  const strong = of(`${id}/strong`);
  const names = of(`${id}/ambiguous`);
  const plain = (): boolean => share(text, [...names, ...of(region), ...FILLER.flatMap(of)]) >= PLAIN_SHARE;
  const supported = (hit: Hit): boolean =>
    of(ACT).some((act) => apart(hit, act) && near(hit, act)) || plain();
  const ambiguous = names.filter((hit) => strong.length > 0 || (allowed(hit) && supported(hit)));
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

  function decide(hits: Hits, text: string): Map<string, string[]> {
    const fired = new Map<string, string[]>();
    const regions = new Set<string>();
    const test = (topic: Topic, fallback: boolean): void => {
      const combined = topic.combinations
        .filter((combination) => combination.fallback === fallback)
        .map((combination) => byCombination(combination, hits));
      const terms = [...new Set([...(fallback ? [] : byTerms(topic, hits, text)), ...combined.flat()])];
      if (terms.length > 0) fired.set(topic.id, terms);
    };
    for (const topic of topics) {
      test(topic, false);
      if (fired.has(topic.id)) regions.add(topic.region);
    }
    for (const topic of topics) if (!regions.has(topic.region)) test(topic, true);
    return fired;
  }

  return {
    match(text) {
      const hits: Hits = new Map();
      const normalised = normalise(text);
      for (const reading of [normalised, ...unmask(normalised)]) fill(reading, hits);
      const fired = decide(hits, normalised);
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
