import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { share } from './topic-rules.ts';

/** A follow-up looks back over at most this many prompts. */
const MAX_TURNS = 3;
/** Longer prompts speak for themselves. Normalised characters; Chinese and Japanese need about a third. */
const MAX_LENGTH = 100;
/** Words that point back ("that", "and", "they") with this share of the prompt in known filler words ... */
const SHARE_WITH_CUE = 0.65;
/** ... or filler words alone ("how many people died?"). */
const SHARE_WITHOUT_CUE = 0.8;

const CUE = 'follow-up-cue';
const FILLER = 'follow-up-filler';
/** A new subject: ordinary contexts, and tasks of their own (code, translations of something else). */
const NEW_SUBJECT = ['ordinary', 'new-subject'];

/** Tells whether a prompt only makes sense after the one before it. */
export type IsFollowUp = (reading: Reading) => boolean;

/** A follow-up is short, names no new subject, and points back or consists of question and filler words. */
export function createIsFollowUp({ numberOf }: Lexicon): IsFollowUp {
  const cue = numberOf(CUE);
  const filler = numberOf(FILLER);
  const newSubject = NEW_SUBJECT.map(numberOf);
  return ({ text, hits }) => {
    if (text.length > MAX_LENGTH) return false;
    if (hits.some(({ buckets }) => newSubject.some((bucket) => buckets.includes(bucket)))) return false;
    const isPointer = hits.some(({ buckets }) => buckets.includes(cue));
    const known = hits.filter(({ buckets }) => buckets.includes(cue) || buckets.includes(filler));
    return share(text, known) >= (isPointer ? SHARE_WITH_CUE : SHARE_WITHOUT_CUE);
  };
}

/** What was made of one prompt of a conversation. */
export interface Turn<Topic> {
  readonly topics: readonly Topic[];
  readonly isFollowUp: boolean;
}

/**
 * Topics of the last prompt of a conversation; a follow-up question without a topic of its own ("and how many died?")
 * takes those of the nearest of the last three prompts that has one, as long as all prompts between are follow-ups too.
 *
 * @param earlier prompts before, oldest first
 */
export function inheritTopics<Topic>(
  prompt: string,
  earlier: readonly string[],
  read: (prompt: string) => Turn<Topic>,
): readonly Topic[] {
  let turn = read(prompt);
  for (const before of earlier.slice(-MAX_TURNS).reverse()) {
    if (turn.topics.length > 0 || !turn.isFollowUp) return turn.topics;
    turn = read(before);
  }
  return turn.topics;
}
