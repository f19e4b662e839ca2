import type { Classifier, ClassifierData, Verdict } from './classifier.ts';
import { detectLanguage } from './language.ts';
import { matchPrompt } from './match-prompt.ts';
import type { Matcher, TopicMatch } from './matcher.ts';
import { unmask } from './normalise.ts';
import type { Topic } from './types.ts';
import { type Features, featuresOf } from './wording-features.ts';

/** What recognising needs of the list's indexes. */
export interface Recogniser {
  readonly matcher: Matcher;
  readonly topics: ReadonlyMap<string, Topic>;
  /** Null: the list has none, or a damaged one; the matcher then decides alone. */
  readonly classifier: Classifier | null;
  /** Groups and topics (`topic/strength`) that a normalised text has a term of, for the classifier. */
  readonly find: (normalised: string) => ReadonlySet<string>;
}

export interface RecognisedTopic extends TopicMatch {
  /** No term named the topic: the classifier knew it by its wording, and `terms` are the words that told most. */
  readonly byWording?: true;
}

/** Longer prompts have more than one subject; no single word list would explain them. */
const TELLING_WORDS = 3;

/**
 * Topics of a prompt by terms and wording together. Terms that matched are dropped where the wording says that the
 * subject is another (a restaurant called like a square); where none matched, the wording alone may tell the topic.
 * A follow-up inherits as in {@link matchPrompt}.
 *
 * @param context earlier prompts of the conversation, oldest first
 */
export function recognise(
  recogniser: Recogniser,
  prompt: string,
  context: readonly string[] = [],
): readonly RecognisedTopic[] {
  const { matcher, classifier } = recogniser;
  if (!classifier) return matchPrompt(matcher, prompt, context);
  const match = (text: string): readonly RecognisedTopic[] => decide(recogniser, classifier, text);
  return matchPrompt({ find: matcher.find, match }, prompt, context);
}

function decide(recogniser: Recogniser, classifier: Classifier, prompt: string): readonly RecognisedTopic[] {
  const { matcher, topics, find } = recogniser;
  const matches = matcher.match(prompt);
  const language = detectLanguage(prompt);
  const features = featuresOf(prompt, find, language);
  const verdict = classifier.judge(features);
  if (matches.length === 0) return rescue(topics, features, verdict, classifier);
  // The wording of a disguised prompt (`t.i.a.n`) shows when the disguise is off.
  const gate = Math.max(
    verdict.gate,
    ...unmask(features.read).map((reading) => classifier.judge(featuresOf(reading, find, language)).gate),
  );
  return veto(matches, topics, gate, classifier.data);
}

function veto(
  matches: readonly TopicMatch[],
  topics: Recogniser['topics'],
  gate: number,
  { vetoStrong, vetoOther, vetoSeveral }: ClassifierData,
): readonly TopicMatch[] {
  return matches.filter((match) => {
    if (match.terms.length > 1) return gate >= vetoSeveral;
    return gate >= (isStrong(match, topics.get(match.topic)) ? vetoStrong : vetoOther);
  });
}

/** One of the topic's strong terms was among those that decided. */
const isStrong = ({ terms }: TopicMatch, topic: Topic | undefined): boolean =>
  topic?.terms.some(({ strength, text }) => strength === 'strong' && terms.includes(text)) ?? false;

function rescue(
  topics: Recogniser['topics'],
  features: Features,
  verdict: Verdict,
  classifier: Classifier,
): readonly RecognisedTopic[] {
  const { rescue: threshold, rescueRegion } = classifier.data;
  if (verdict.gate <= threshold) return [];
  const best = likeliest(classifier.data, verdict, topics);
  if (!best || best.probability < rescueRegion) return [];
  const terms = tellingWords(features, classifier.shares(features, best.number));
  return [{ topic: best.topic, terms, byWording: true }];
}

/** The best topic of the likeliest region; null where that is none of the list's. */
export function likeliest(
  { topics: ids, regions }: ClassifierData,
  verdict: Verdict,
  topics: Recogniser['topics'],
): { readonly topic: string; readonly number: number; readonly probability: number } | null {
  const probability = Math.max(...verdict.regions);
  const region = regions[verdict.regions.indexOf(probability)];
  let number = -1;
  ids.forEach((id, at) => {
    if (topics.get(id)?.region !== region) return;
    if (number < 0 || (verdict.topics[at] ?? 0) > (verdict.topics[number] ?? 0)) number = at;
  });
  const topic = ids[number];
  return topic === undefined ? null : { topic, number, probability };
}

/** The words that pulled most, in the order of the prompt; of Chinese and Japanese, the strongest run. */
function tellingWords({ read, spans, text }: Features, shares: readonly number[]): string[] {
  const pulls = spans.map(({ start, end, first, last }) => {
    let pull = 0;
    for (let at = first; at < Math.min(last, text.length); at++) pull += shares[at] ?? 0;
    return { word: read.slice(start, end), start, pull };
  });
  const telling = pulls.filter(({ pull }) => pull > 0).sort((a, b) => b.pull - a.pull);
  return [
    ...new Set(
      telling
        .slice(0, TELLING_WORDS)
        .sort((a, b) => a.start - b.start)
        .map(({ word }) => word),
    ),
  ];
}
