import type { Topic } from '../knowledge/types.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import {
  byCombination,
  byTerms,
  type Firing,
  type IndexedCombination,
  type IndexedTopic,
  indexCombination,
  indexTopic,
  RULES,
  type Rule,
} from './topic-rules.ts';

export interface TopicMatch {
  readonly topic: string;
  /** The terms that decided, as the list has them: why the topic matched. */
  readonly terms: readonly string[];
  /** The surest of the rules that made it match. */
  readonly rule: Rule;
}

/** Most specific topics only (parents are implied), the surest first. */
export type Matcher = (reading: Reading) => readonly TopicMatch[];

/** By rule, then by how many terms decided, then by id, so that the order never hangs on the list's. */
const surestFirst = (a: TopicMatch, b: TopicMatch): number =>
  RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
  b.terms.length - a.terms.length ||
  (a.topic < b.topic ? -1 : 1);

interface Fired {
  readonly terms: Set<string>;
  rule: Rule;
}

/** Topics with what fired them. */
class Verdict {
  readonly fired = new Map<Topic, Fired>();

  add(topic: Topic, { terms, rule }: Firing): void {
    const known = this.fired.get(topic);
    if (!known) this.fired.set(topic, { terms: new Set(terms), rule });
    else {
      for (const term of terms) known.terms.add(term);
      if (RULES.indexOf(rule) < RULES.indexOf(known.rule)) known.rule = rule;
    }
  }

  matches(): TopicMatch[] {
    const implied = new Set([...this.fired.keys()].map((topic) => topic.parent));
    return [...this.fired]
      .filter(([topic]) => !implied.has(topic.id))
      .map(([topic, { terms, rule }]) => ({ topic: topic.id, terms: [...terms], rule }))
      .sort(surestFirst);
  }
}

/** What there is to try where a bucket has a hit. */
interface Effects {
  readonly topics: IndexedTopic[];
  /** Combinations whose first slot may be this bucket. */
  readonly rules: IndexedCombination[];
}

function effectsOf(topics: readonly Topic[], lexicon: Lexicon): readonly (Effects | undefined)[] {
  const effects: (Effects | undefined)[] = [];
  const of = (bucket: number): Effects => {
    const known = effects[bucket] ?? { topics: [], rules: [] };
    if (bucket >= 0) effects[bucket] = known;
    return known;
  };
  for (const topic of topics) {
    const indexed = indexTopic(topic, lexicon);
    for (const bucket of [indexed.strong, indexed.ambiguous, indexed.name, indexed.weak])
      of(bucket).topics.push(indexed);
    for (const combination of topic.combinations) {
      const rule = indexCombination(topic, combination, lexicon);
      for (const group of rule.all[0] ?? []) of(group).rules.push(rule);
    }
  }
  return effects;
}

interface Fallback {
  readonly topic: Topic;
  readonly firing: Firing;
}

/**
 * Rules (docs/topics.md): a strong term fires its topic; an ambiguous one unless an ordinary context is near; a name
 * near political vocabulary; a weak one near an anchor of its region; a combination where all its groups meet; a
 * fallback where no topic of its region has fired. Takes time linear in the text.
 */
export function createMatcher(topics: readonly Topic[], lexicon: Lexicon): Matcher {
  const effects = effectsOf(topics, lexicon);

  /** Applies the rules to one stretch; fallbacks wait for the end. */
  function judge(
    stretch: Stretch,
    plain: ReadonlySet<string> | null,
    verdict: Verdict,
    fallbacks: Fallback[],
  ): void {
    const tried = new Set<IndexedTopic>();
    const rules = new Set<IndexedCombination>();
    for (const bucket of stretch.present) {
      const effect = effects[bucket];
      if (!effect) continue;
      for (const topic of effect.topics) tried.add(topic);
      for (const rule of effect.rules) rules.add(rule);
    }
    for (const topic of tried) {
      const firing = byTerms(topic, stretch, plain);
      if (firing) verdict.add(topic.topic, firing);
    }
    for (const rule of rules) {
      const firing = byCombination(rule, stretch);
      if (firing === null) continue;
      if (rule.fallback) fallbacks.push({ topic: rule.topic, firing });
      else verdict.add(rule.topic, firing);
    }
  }

  return ({ text, hits, disguises }) => {
    const verdict = new Verdict();
    const fallbacks: Fallback[] = [];
    for (const stretch of stretchesOf(text, hits)) judge(stretch, null, verdict, fallbacks);
    const plain = new Set(disguises.length > 0 ? hits.map((hit) => hit.term) : []);
    for (const disguise of disguises)
      for (const stretch of stretchesOf(disguise.text, disguise.hits, disguise.shown))
        judge(stretch, plain, verdict, fallbacks);
    const regions = new Set([...verdict.fired.keys()].map((topic) => topic.region));
    for (const { topic, firing } of fallbacks) if (!regions.has(topic.region)) verdict.add(topic, firing);
    return verdict.matches();
  };
}
