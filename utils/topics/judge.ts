import type { Topic } from '../knowledge/types.ts';
import type { Classifier } from './classifier.ts';
import { createFoundFeatures } from './found-features.ts';
import type { Lexicon } from './lexicon.ts';
import type { TopicMatch } from './matcher.ts';
import { LONG, type Read, type Reading } from './reading.ts';
import { createTellTopic, type ToldTopic } from './tell-topic.ts';
import { createIsFiller, PLAIN_SHARE, share } from './topic-rules.ts';

/** What terms and wording together make of a prompt. */
export interface Judgement {
  /** Matches that the wording does not speak against. */
  readonly matches: readonly TopicMatch[];
  /** Where no term matched. */
  readonly byWording: ToldTopic | null;
  readonly isFollowUp: boolean;
}

export type Judge = (reading: Reading, matches: readonly TopicMatch[]) => Judgement;

/**
 * A follow-up to a question on a topic often sounds political itself ("who was punished for it?"); a new subject
 * does not. Below this, how little it sounds so says nothing more. Both by cross-validation (docs/topics.md).
 */
const POLITICAL_SHARE = 0.8;
const LEAST_POLITICAL = -4;

/**
 * Weighs what terms found against the wording. A match stays unless the wording says that the subject is another (a
 * restaurant called like a square); how much it takes depends on the rule that matched. Where nothing matched, wording
 * alone may tell a topic.
 */
export function createJudge(topics: readonly Topic[], classifier: Classifier, lexicon: Lexicon): Judge {
  const foundFeatures = createFoundFeatures(lexicon);
  const tellTopic = createTellTopic(topics, classifier, lexicon);
  const isFiller = createIsFiller(lexicon);
  const { thresholds } = classifier.data;
  const sensitive = classifier.headOf('sensitive');
  const followUp = classifier.headOf('follow-up');

  const scoresOf = (read: Read, matches: readonly TopicMatch[]): Float64Array =>
    classifier.score(read.text, foundFeatures(read, matches));

  const leastOdds = ({ rule, terms }: TopicMatch, { text }: Reading): number => {
    if (rule === 'strong' && terms.length === 1) return thresholds.strong;
    if (text.length > LONG) return thresholds['terms-long'];
    return terms.length > 1 ? thresholds.several : thresholds.other;
  };

  /** "How are things in Tibet?": no other word could say that the subject is another. */
  const isPlain = (match: TopicMatch, { text, hits }: Reading): boolean =>
    share(text, [...hits.filter((hit) => match.terms.includes(hit.term)), ...hits.filter(isFiller)]) >=
    PLAIN_SHARE;
  const isKept = (match: TopicMatch, odds: number, reading: Reading): boolean =>
    odds >= leastOdds(match, reading) || isPlain(match, reading);

  const oddsOfFollowUp = (scores: Float64Array): number =>
    (scores[followUp] ?? 0) + POLITICAL_SHARE * Math.max(LEAST_POLITICAL, scores[sensitive] ?? 0);

  return (reading, matches) => {
    const scores = scoresOf(reading, matches);
    const isFollowUp = reading.text.length <= LONG && oddsOfFollowUp(scores) >= thresholds['follow-up'];
    if (matches.length === 0) return { matches, byWording: tellTopic(reading, scores), isFollowUp };
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
