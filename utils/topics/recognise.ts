import type { KnowledgeList } from '../knowledge/types.ts';
import { createClassifier } from './classifier.ts';
import { createIsFollowUp, inheritTopics, type Turn } from './follow-up.ts';
import { createJudge } from './judge.ts';
import { createLexicon } from './lexicon.ts';
import { createMatcher } from './matcher.ts';
import { withNames } from './names.ts';
import { readPrompt } from './reading.ts';

export interface RecognisedTopic {
  readonly topic: string;
  /** Why: the terms that decided, as the list has them; by wording, the words of the prompt that told most. */
  readonly terms: readonly string[];
  /** No term named the topic: the classifier knew it by its wording. */
  readonly byWording: boolean;
}

/**
 * Topics of a prompt, the most specific only (parents are implied). A follow-up question without a topic of its own
 * takes those of the prompts before it.
 *
 * @param earlier earlier prompts of the conversation, oldest first
 */
export type Recognise = (prompt: string, earlier?: readonly string[]) => readonly RecognisedTopic[];

/**
 * Builds the indexes of a list once. `recognise` then takes time linear in the prompt.
 *
 * @param data what `recogniser.json` holds beside the list, `{ names, classifier }`; without it, or where it is damaged, the
 * list's terms decide alone
 */
export function createRecogniser(list: Pick<KnowledgeList, 'topics' | 'anchors'>, data?: unknown): Recognise {
  const { names, classifier: weights } = partsOf(data);
  const { anchors } = list;
  const topics = withNames(list.topics, names);
  const lexicon = createLexicon(topics, anchors);
  const match = createMatcher(topics, lexicon);
  const isFollowUp = createIsFollowUp(lexicon);
  const classifier = createClassifier(weights);
  const judge = classifier && createJudge(topics, classifier, lexicon);

  function read(prompt: string): Turn<RecognisedTopic> {
    const reading = readPrompt(lexicon, prompt);
    const found = match(reading);
    const judgement = judge?.(reading, found);
    const byTerms = (judgement?.matches ?? found).map(({ topic, terms }) => ({
      topic,
      terms,
      byWording: false,
    }));
    const told = judgement?.byWording;
    return {
      topics: told ? [{ topic: told.topic, terms: told.words, byWording: true }] : byTerms,
      isFollowUp: judgement?.isFollowUp ?? isFollowUp(reading),
    };
  }
  return (prompt, earlier = []) => inheritTopics(prompt, earlier, read);
}

function partsOf(data: unknown): { readonly names?: unknown; readonly classifier?: unknown } {
  return typeof data === 'object' && data !== null ? data : {};
}
