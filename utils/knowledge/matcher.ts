import { normalise, unmask } from './normalise.ts';
import { createTermIndex, type IndexedTerm } from './term-index.ts';
import {
  ACT,
  bucketsOf,
  byCombination,
  byTerms,
  type Found,
  type Hit,
  type TopicBuckets,
} from './topic-rules.ts';
import type { Combination, KnowledgeList, Term, Topic } from './types.ts';

export interface TopicMatch {
  readonly topic: string;
  /** The terms that decided, as the list has them: why the topic matched. */
  readonly terms: readonly string[];
}

export interface Matcher {
  /** Most specific topics only (parents are implied), sorted by id. */
  match(text: string): readonly TopicMatch[];
  /** Occurrences of the terms of `groups` in `normalise(text)`. */
  find(text: string, groups: readonly string[]): readonly Hit[];
}

/** Words say something about each other within this many characters; longer texts are read in overlapping stretches. */
const STRETCH = 600;

type Groups = KnowledgeList['anchors'];

/** Names of buckets (see `Found`), each with its terms. */
function* buckets(topics: readonly Topic[], groups: Groups): Generator<readonly [string, readonly Term[]]> {
  for (const [group, terms] of Object.entries(groups)) yield [group, terms];
  for (const { id, terms, notContexts, anchors } of topics) {
    const own = bucketsOf(id);
    for (const strength of ['strong', 'ambiguous', 'name', 'weak'] as const)
      yield [own[strength], terms.filter((term) => term.strength === strength)];
    yield [own.not, notContexts];
    yield [own.anchor, anchors];
  }
}

interface OwnedHit extends Hit {
  /** The same for all hits of one term. */
  readonly buckets: readonly string[];
}

/** Finds all hits of a normalised text, in order; equal terms of several buckets are looked for once. */
function createFinder(topics: readonly Topic[], groups: Groups): (text: string) => OwnedHit[] {
  const terms: (IndexedTerm & { readonly term: string; readonly buckets: string[] })[] = [];
  const numbers = new Map<string, number>();
  for (const [bucket, list] of buckets(topics, groups)) {
    const names = bucket.startsWith(ACT) ? [bucket, ACT] : [bucket];
    for (const { text, match } of list) {
      const normalised = normalise(text);
      const key = `${match} ${normalised}`;
      const number = numbers.get(key);
      if (number === undefined) {
        numbers.set(key, terms.length);
        terms.push({ text: normalised, match, term: text, buckets: [...names] });
      } else terms[number]?.buckets.push(...names);
    }
  }
  const scan = createTermIndex(terms);
  return (text) => {
    const hits: OwnedHit[] = [];
    scan(text, (number, start, end) => {
      const found = terms[number];
      if (found) hits.push({ term: found.term, buckets: found.buckets, start, end });
    });
    return hits;
  };
}

/** Hits by bucket for each stretch of a text: one for all but long texts. */
function* stretches(text: string, hits: readonly OwnedHit[], plain: Found['plain']): Generator<Found> {
  let first = 0;
  for (let from = 0; from === 0 || from + STRETCH / 2 < text.length; from += STRETCH / 2) {
    const byBucket = new Map<string, Hit[]>();
    while ((hits[first]?.start ?? from) < from) first++;
    for (let at = first; ; at++) {
      const hit = hits[at];
      if (!hit || hit.start >= from + STRETCH) break;
      for (const bucket of hit.buckets) {
        const known = byBucket.get(bucket);
        if (known) known.push(hit);
        else byBucket.set(bucket, [hit]);
      }
    }
    yield { text, hits: byBucket, plain };
  }
}

/** Topics with the terms that fired them. */
class Verdict {
  readonly fired = new Map<Topic, Set<string>>();

  add(topic: Topic, terms: readonly string[]): void {
    if (terms.length === 0) return;
    const known = this.fired.get(topic);
    if (known) for (const term of terms) known.add(term);
    else this.fired.set(topic, new Set(terms));
  }

  /** Most specific topics only, sorted by id. */
  matches(): TopicMatch[] {
    const implied = new Set([...this.fired.keys()].map((topic) => topic.parent));
    return [...this.fired]
      .filter(([topic]) => !implied.has(topic.id))
      .map(([topic, terms]) => ({ topic: topic.id, terms: [...terms] }))
      .sort((a, b) => (a.topic < b.topic ? -1 : 1));
  }
}

interface Rule {
  readonly topic: Topic;
  readonly combination: Combination;
}

interface Fallback extends Rule {
  readonly found: Found;
}

/** What there is to try where a bucket has a hit. */
interface Effects {
  readonly topics: { readonly topic: Topic; readonly own: TopicBuckets }[];
  /** Combinations whose first slot may be this bucket. */
  readonly rules: Rule[];
}

function effectsOf(topics: readonly Topic[]): ReadonlyMap<string, Effects> {
  const effects = new Map<string, Effects>();
  const of = (bucket: string): Effects => {
    const known = effects.get(bucket) ?? { topics: [], rules: [] };
    effects.set(bucket, known);
    return known;
  };
  for (const topic of topics) {
    const own = bucketsOf(topic.id);
    const tried = { topic, own };
    for (const bucket of [own.strong, own.ambiguous, own.name, own.weak]) of(bucket).topics.push(tried);
    for (const combination of topic.combinations) {
      const rule = { topic, combination };
      for (const group of combination.all[0] ?? []) of(group).rules.push(rule);
    }
  }
  return effects;
}

/**
 * Builds the index once; `match` then takes time linear in the text. Rules (docs/topics.md): a strong term fires its
 * topic; an ambiguous one unless an ordinary context is near; a name near political vocabulary; a weak one near an
 * anchor of its region; a combination where all its groups meet; a fallback where no topic of its region has fired.
 */
export function createMatcher(topics: readonly Topic[], groups: Groups): Matcher {
  const find = createFinder(topics, groups);
  const effects = effectsOf(topics);

  /** Applies the rules to one stretch; fallbacks are kept, to be tried at the end. */
  function judge(found: Found, verdict: Verdict, fallbacks: Fallback[]): void {
    const tried = new Set<Effects['topics'][number]>();
    const rules = new Set<Rule>();
    for (const bucket of found.hits.keys()) {
      const effect = effects.get(bucket);
      if (!effect) continue;
      for (const topic of effect.topics) tried.add(topic);
      for (const rule of effect.rules) rules.add(rule);
    }
    for (const { topic, own } of tried) verdict.add(topic, byTerms(topic, own, found));
    for (const { topic, combination } of rules) {
      if (combination.fallback) fallbacks.push({ topic, combination, found });
      else verdict.add(topic, byCombination(combination, found));
    }
  }

  return {
    match(text) {
      const verdict = new Verdict();
      const normalised = normalise(text);
      const fallbacks: Fallback[] = [];
      const plainHits = find(normalised);
      for (const found of stretches(normalised, plainHits, null)) judge(found, verdict, fallbacks);
      const disguises = unmask(normalised);
      const plain = new Set(disguises.length > 0 ? plainHits.map((hit) => hit.term) : []);
      for (const reading of disguises) {
        const hits = find(reading);
        // Another reading without a further term says nothing new.
        if (hits.every((hit) => plain.has(hit.term))) continue;
        for (const found of stretches(reading, hits, plain)) judge(found, verdict, fallbacks);
      }
      const regions = new Set([...verdict.fired.keys()].map((topic) => topic.region));
      for (const { topic, combination, found } of fallbacks)
        if (!regions.has(topic.region)) verdict.add(topic, byCombination(combination, found));
      return verdict.matches();
    },
    find(text, wanted) {
      const hits = find(normalise(text));
      return hits.filter(({ buckets }) => buckets.some((bucket) => wanted.includes(bucket)));
    },
  };
}
