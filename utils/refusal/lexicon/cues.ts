/** Kinds of cue: what a phrase of an answer does. The order is that of the features that count them. */
export const CUES = [
  'ai', // speaks of itself as a program
  'cannot', // first person, negated ability or will
  'decline', // says in other words that it will not: passes, draws a line, is not allowed, was blocked
  'switch', // another subject or another question, please
  'sorry', // apologises
  'note', // "it is important to note"
  'complex', // calls the subject complex or sensitive
  'values', // respect, harm, ethics, law
  'defer', // "it depends", "up to you"
  'elsewhere', // sends the reader to somebody else
  'offer', // offers other help
  'instead', // names a substitute
  'neutral', // no opinions, no side
  'narrative', // set phrases of a state's own account
  'praise', // achievements and progress
  'critical', // the words of a critical account
  'counter', // disputes what the prompt supposes
  'understand', // shows understanding, thanks
  'policy', // rules that it works under
  'disclaimer', // says what its own text is not
] as const;
export type Cue = (typeof CUES)[number];

/**
 * Terms of one language by cue, separated by "|": folded, matched from the start of a word (Chinese and Japanese:
 * anywhere) and open at their end, so that one stem stands for its forms; "$" closes a term at a word's end.
 */
export type Lexicon = Readonly<Partial<Record<Cue, string>>>;
