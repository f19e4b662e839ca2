import type { Topic } from '../knowledge/types.ts';
import type { Classifier } from './classifier.ts';
import { kindOfBucket } from './found-features.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import { LONG, type Read, type Reading } from './reading.ts';
import { createIsFiller } from './topic-rules.ts';

/** A topic that no term named, and the words of the prompt that told most. */
export interface ToldTopic {
  readonly topic: string;
  readonly words: readonly string[];
}

/** @param scores the classifier's, of the reading; null: the wording tells no topic */
export type TellTopic = (reading: Reading, scores: Float64Array) => ToldTopic | null;

/** Words shown as the reason. */
const TELLING_WORDS = 3;
/** Heads of the classifier; the one of this name alone is of all countries that the list has no topics of. */
const REGION = 'region ';
/** Log odds: a region must be twice as likely as a country without topics. */
const LEAD_OVER_ELSEWHERE = Math.log(2);

/**
 * Tells the topic of a prompt in which no term matched: the likeliest one of the likeliest region, if the wording is
 * very likely sensitive and of that region (docs/topics.md).
 */
export function createTellTopic(
  topics: readonly Topic[],
  classifier: Classifier,
  lexicon: Lexicon,
): TellTopic {
  const { heads, thresholds } = classifier.data;
  const sensitive = classifier.headOf('sensitive');
  const elsewhere = classifier.headOf(REGION);
  const regions = heads.flatMap((name, head) =>
    name.startsWith(REGION) ? [{ region: name.slice(REGION.length), head }] : [],
  );
  const known = topics
    .map((topic) => ({ topic, head: classifier.headOf(`topic ${topic.id}`) }))
    .filter(({ head }) => head >= 0);
  const isFiller = createIsFiller(lexicon);
  /** The region that a bucket names: `cn` of `cn`, `cn-power`, `leader-cn`. */
  const placeOf = lexicon.buckets.map((name) =>
    kindOfBucket(name) === 'region' ? name.replace(/^(?:land|leader)-|-power$/g, '') : null,
  );
  const placesIn = ({ hits }: Reading): ReadonlySet<string> =>
    new Set(hits.flatMap((hit) => hit.buckets.flatMap((bucket) => placeOf[bucket] ?? [])));

  /**
   * Least is asked where a country, a government or its leader is named: what is left to tell is the tone. Elsewhere the
   * words must say it also without what the terms found in them: two views that err on different texts.
   */
  function soundsSensitive(text: string, scores: Float64Array, isPlaced: boolean): boolean {
    const odds = scores[sensitive] ?? 0;
    const isLong = text.length > LONG;
    if (!isLong && isPlaced) return odds >= thresholds.wording;
    return (
      odds >= thresholds[isLong ? 'wording-long' : 'wording-unplaced'] &&
      (classifier.score(text, [])[sensitive] ?? 0) >= thresholds['wording-alone']
    );
  }

  function regionOf(scores: Float64Array): string | null {
    const [best, probability] = likeliest(regions, scores);
    if (!best || probability < thresholds.region) return null;
    const lead = (scores[best.head] ?? 0) - (scores[elsewhere] ?? 0);
    return lead < LEAD_OVER_ELSEWHERE ? null : best.region;
  }

  return (reading, scores) => {
    const places = placesIn(reading);
    if (!soundsSensitive(reading.text, scores, places.size > 0)) return null;
    const region = regionOf(scores);
    if (region === null || (places.size > 0 && !places.has(region))) return null;
    const [best] = likeliest(
      known.filter(({ topic }) => topic.region === region),
      scores,
    );
    const words = best ? tellingWords(classifier, reading, [sensitive, best.head], isFiller) : [];
    return best && words.length > 0 ? { topic: best.topic.id, words } : null;
  };
}

/** The one with the highest score, and its share of the softmax. */
function likeliest<Choice extends { readonly head: number }>(
  choices: readonly Choice[],
  scores: Float64Array,
): [best: Choice | null, probability: number] {
  let best: Choice | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const choice of choices) {
    const score = scores[choice.head] ?? 0;
    if (score > highest) [best, highest] = [choice, score];
  }
  const sum = choices.reduce((total, { head }) => total + Math.exp((scores[head] ?? 0) - highest), 0);
  return [best, 1 / sum];
}

/** The words that pulled most, in the order of the prompt; question words and the like pull too, but tell a reader nothing. */
function tellingWords(
  classifier: Classifier,
  { text, hits }: Read,
  heads: readonly number[],
  isFiller: (hit: Hit) => boolean,
): string[] {
  const filled = new Set(hits.filter(isFiller).map(({ start, end }) => `${start} ${end}`));
  const telling = classifier
    .shares(text, heads)
    .filter(({ start, end, share }) => share > 0 && end - start > 1 && !filled.has(`${start} ${end}`))
    .sort((a, b) => b.share - a.share)
    .slice(0, TELLING_WORDS)
    .sort((a, b) => a.start - b.start);
  return [...new Set(telling.map(({ start, end }) => text.slice(start, end)))];
}
