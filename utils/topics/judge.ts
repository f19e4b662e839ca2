import type { Topic } from '../knowledge/types.ts';
import type { Classifier } from './classifier.ts';
import { createFoundFeatures, kindOfBucket } from './found-features.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import type { TopicMatch } from './matcher.ts';
import type { Read, Reading } from './reading.ts';
import { FILLERS, PLAIN_SHARE, share } from './topic-rules.ts';

/** What terms and wording together make of a prompt. */
export interface Judgement {
  /** Matches that the wording does not speak against. */
  readonly matches: readonly TopicMatch[];
  /** Where no term matched: the topic that the wording tells, and the words that told most. */
  readonly byWording: { readonly topic: string; readonly words: readonly string[] } | null;
  readonly isFollowUp: boolean;
}

export type Judge = (reading: Reading, matches: readonly TopicMatch[]) => Judgement;

/** Words shown as the reason where wording decided. */
const TELLING_WORDS = 3;
const REGION = 'region ';
/** Log odds: a region must be twice as likely as a country that the list has no topics of. */
const LEAD_OVER_ELSEWHERE = Math.log(2);
/** Longer texts bring pasted material along, which may be about anything. UTF-16 units, normalised. */
const LONG = 400;
/**
 * A follow-up to a question on a topic often sounds political itself ("who was punished for it?"); a new subject
 * does not. Below this, how little it sounds so says nothing more. Both by cross-validation (docs/topics.md).
 */
const POLITICAL_SHARE = 0.8;
const LEAST_POLITICAL = -4;

/**
 * Weighs what terms found against the wording. A match stays unless the wording says that the subject is another (a
 * restaurant called like a square); how much it takes depends on the rule that matched. Where nothing matched, wording
 * alone may tell a topic: if the prompt is very likely sensitive, and likely about one region.
 */
export function createJudge(topics: readonly Topic[], classifier: Classifier, lexicon: Lexicon): Judge {
  const foundFeatures = createFoundFeatures(lexicon);
  /** The region that a bucket names: `cn` of `cn`, `cn-power`, `leader-cn`. */
  const placeOf = lexicon.buckets.map((name) =>
    kindOfBucket(name) === 'region' ? name.replace(/^(?:land|leader)-|-power$/g, '') : null,
  );
  const fillers = FILLERS.map(lexicon.numberOf);
  const { heads, thresholds } = classifier.data;
  const sensitive = classifier.headOf('sensitive');
  const followUp = classifier.headOf('follow-up');
  const regions = heads.flatMap((name, head) =>
    name.startsWith(REGION) ? [{ region: name.slice(REGION.length), head }] : [],
  );
  const elsewhere = classifier.headOf(REGION);
  const known = topics
    .map((topic) => ({ topic, head: classifier.headOf(`topic ${topic.id}`) }))
    .filter(({ head }) => head >= 0);

  const scoresOf = (read: Read, matches: readonly TopicMatch[]): Float64Array =>
    classifier.score(read.text, foundFeatures(read, matches));

  const leastOdds = ({ rule, terms }: TopicMatch, { text }: Reading): number => {
    if (rule === 'strong' && terms.length === 1) return thresholds.strong;
    if (text.length > LONG) return thresholds['terms-long'];
    return terms.length > 1 ? thresholds.several : thresholds.other;
  };

  const isFiller = (hit: Hit): boolean => hit.buckets.some((bucket) => fillers.includes(bucket));
  /** "How are things in Tibet?": no other word could say that the subject is another. */
  const isPlain = (match: TopicMatch, { text, hits }: Reading): boolean =>
    share(text, [...hits.filter((hit) => match.terms.includes(hit.term)), ...hits.filter(isFiller)]) >=
    PLAIN_SHARE;
  const isKept = (match: TopicMatch, odds: number, reading: Reading): boolean =>
    odds >= leastOdds(match, reading) || isPlain(match, reading);

  const oddsOfFollowUp = (scores: Float64Array): number =>
    (scores[followUp] ?? 0) + POLITICAL_SHARE * Math.max(LEAST_POLITICAL, scores[sensitive] ?? 0);

  /**
   * Least is asked where a country, a government or its leader is named: what is left to tell is the tone. Elsewhere the
   * words must say it also without what the terms found in them: two views that err on different texts.
   */
  function soundsSensitive(reading: Reading, scores: Float64Array, isPlaced: boolean): boolean {
    const { text } = reading;
    const odds = scores[sensitive] ?? 0;
    const isLong = text.length > LONG;
    if (!isLong && isPlaced) return odds >= thresholds.wording;
    return (
      odds >= thresholds[isLong ? 'wording-long' : 'wording-unplaced'] &&
      (classifier.score(text, [])[sensitive] ?? 0) >= thresholds['wording-alone']
    );
  }

  function tell(reading: Reading, scores: Float64Array): Judgement['byWording'] {
    const places = new Set(
      reading.hits.flatMap((hit) => hit.buckets.flatMap((bucket) => placeOf[bucket] ?? [])),
    );
    if (!soundsSensitive(reading, scores, places.size > 0)) return null;
    const [region, probability] = likeliest(regions, scores);
    if (!region || probability < thresholds.region) return null;
    if ((scores[region.head] ?? 0) - (scores[elsewhere] ?? 0) < LEAD_OVER_ELSEWHERE) return null;
    if (places.size > 0 && !places.has(region.region)) return null;
    const [best] = likeliest(
      known.filter(({ topic }) => topic.region === region.region),
      scores,
    );
    if (!best) return null;
    const words = tellingWords(classifier, reading, [sensitive, best.head], isFiller);
    return words.length > 0 ? { topic: best.topic.id, words } : null;
  }

  return (reading, matches) => {
    const scores = scoresOf(reading, matches);
    const isFollowUp = reading.text.length <= LONG && oddsOfFollowUp(scores) >= thresholds['follow-up'];
    if (matches.length === 0) return { matches, byWording: tell(reading, scores), isFollowUp };
    // The wording of a disguised prompt (`t.i.a.n`) shows when the disguise is off.
    const others = reading.disguises.map((disguise) => scoresOf(disguise, matches));
    const odds = Math.max(...[scores, ...others].map((one) => one[sensitive] ?? 0));
    return {
      matches: matches.filter((match) => isKept(match, odds, reading)),
      byWording: null,
      isFollowUp,
    };
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
