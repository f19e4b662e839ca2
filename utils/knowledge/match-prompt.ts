import type { Matcher, TopicMatch } from './matcher.ts';
import { normalise } from './normalise.ts';
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

/**
 * Topics of a prompt; a follow-up question without a topic of its own ("and how many died?") takes those of the
 * nearest of the last three prompts that has one, as long as all prompts between are follow-ups too.
 * A follow-up is short, names no new subject, and points back or consists of question and filler words.
 *
 * @param context earlier prompts of the conversation, oldest first
 */
export function matchPrompt(
  matcher: Matcher,
  prompt: string,
  context: readonly string[] = [],
): readonly TopicMatch[] {
  const own = matcher.match(prompt);
  if (own.length > 0 || !isFollowUp(matcher, prompt)) return own;
  for (const earlier of context.slice(-MAX_TURNS).reverse()) {
    const topics = matcher.match(earlier);
    if (topics.length > 0 || !isFollowUp(matcher, earlier)) return topics;
  }
  return [];
}

function isFollowUp(matcher: Matcher, prompt: string): boolean {
  const text = normalise(prompt);
  if (text.length > MAX_LENGTH || matcher.find(prompt, NEW_SUBJECT).length > 0) return false;
  const cues = matcher.find(prompt, [CUE]);
  const known = share(text, [...cues, ...matcher.find(prompt, [FILLER])]);
  return known >= (cues.length > 0 ? SHARE_WITH_CUE : SHARE_WITHOUT_CUE);
}
