import type { Combination, Topic } from '../knowledge/types.ts';
import { ACT, type Hit, type Lexicon } from './lexicon.ts';
import type { Stretch } from './stretches.ts';

/** Group of ordinary contexts (recipes, hotels): silences all but the strong terms of every topic. */
const ORDINARY = 'ordinary';
/** Question and filler words: a prompt of little else besides a name is about it ("what is Tibet?"). */
const FILLERS = ['follow-up-filler', 'follow-up-cue'];
export const PLAIN_SHARE = 0.75;
const NO_LETTER = ' .,;:!?¿¡()[]/\'"。，、？！؟،…—·';

/** Tells question words and other fillers. */
export function createIsFiller({ numberOf }: Lexicon): (hit: Hit) => boolean {
  const fillers = FILLERS.map(numberOf);
  return ({ buckets }) => buckets.some((bucket) => fillers.includes(bucket));
}

/** A topic with the numbers of its buckets. */
export interface IndexedTopic {
  readonly topic: Topic;
  readonly strong: number;
  readonly ambiguous: number;
  readonly name: number;
  readonly weak: number;
  readonly not: number;
  readonly anchor: number;
  readonly region: number;
  readonly act: number;
  readonly ordinary: number;
  readonly fillers: readonly number[];
}

export function indexTopic(topic: Topic, { numberOf }: Lexicon): IndexedTopic {
  return {
    topic,
    strong: numberOf(`${topic.id}/strong`),
    ambiguous: numberOf(`${topic.id}/ambiguous`),
    name: numberOf(`${topic.id}/name`),
    weak: numberOf(`${topic.id}/weak`),
    not: numberOf(`${topic.id}/not`),
    anchor: numberOf(`${topic.id}/anchor`),
    region: numberOf(topic.region),
    act: numberOf(ACT),
    ordinary: numberOf(ORDINARY),
    fillers: FILLERS.map(numberOf),
  };
}

/** A combination with the numbers of its groups; a group without terms is in no text. */
export interface IndexedCombination {
  readonly topic: Topic;
  readonly all: readonly (readonly number[])[];
  readonly none: readonly number[];
  readonly fallback: boolean;
}

export const indexCombination = (
  topic: Topic,
  { all, none, fallback }: Combination,
  { numberOf }: Lexicon,
): IndexedCombination => ({
  topic,
  all: all.map((groups) => groups.map(numberOf)),
  none: none.map(numberOf),
  fallback,
});

/** Which rule made a topic fire, the surest first; `docs/topics.md` has them. */
export const RULES = ['strong', 'combination', 'ambiguous', 'name', 'weak', 'fallback'] as const;
export type Rule = (typeof RULES)[number];

/** Why a topic fires; no terms: it does not. */
export interface Firing {
  readonly rule: Rule;
  readonly terms: readonly string[];
}

const apart = (a: Hit, b: Hit): boolean => a.end <= b.start || b.end <= a.start;
const textsOf = (hits: readonly Hit[]): string[] => [...new Set(hits.map((hit) => hit.term))];

/** End of the word a hit of its first letters lies in; not for scripts without spaces. */
function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) < 0x2e80 && !NO_LETTER.includes(text.charAt(end))) end++;
  return end;
}

/** Share of the letters of a normalised text that lie in words of `hits`, 0..1. */
export function share(text: string, hits: readonly Hit[]): number {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of hits) covered.fill(1, start, endOfWord(text, end));
  let letters = 0;
  let known = 0;
  for (let at = 0; at < text.length; at++)
    if (!NO_LETTER.includes(text.charAt(at))) {
      letters++;
      known += covered[at] ?? 0;
    }
  return letters === 0 ? 0 : known / letters;
}

/**
 * What makes the topic fire by the rules for single terms.
 *
 * @param plain in another reading of a disguised text, the terms that show without it: a name that only the other
 * reading shows needs no support
 */
export function byTerms(
  indexed: IndexedTopic,
  stretch: Stretch,
  plain: ReadonlySet<string> | null,
): Firing | null {
  const strong = stretch.of(indexed.strong);
  const ambiguous = stretch.of(indexed.ambiguous);
  const names = stretch.of(indexed.name);
  if (strong.length > 0) return { rule: 'strong', terms: textsOf([...strong, ...ambiguous, ...names]) };
  if (stretch.has(indexed.not) || stretch.has(indexed.ordinary)) return null;
  if (ambiguous.length > 0) return { rule: 'ambiguous', terms: textsOf([...ambiguous, ...names]) };
  const weak = stretch.of(indexed.weak);
  if (names.length > 0) {
    const disguised = plain === null ? [] : names.filter((name) => !plain.has(name.term));
    if (disguised.length > 0) return { rule: 'name', terms: textsOf(disguised) };
    const acts = stretch.of(indexed.act);
    const isSupported = (name: Hit): boolean =>
      acts.some((hit) => apart(name, hit)) || weak.some((hit) => apart(name, hit));
    const supported = names.filter(isSupported);
    if (supported.length > 0) return { rule: 'name', terms: textsOf(supported) };
    const known = [...names, ...stretch.of(indexed.region), ...indexed.fillers.flatMap(stretch.of)];
    if (share(stretch.text, known) >= PLAIN_SHARE) return { rule: 'name', terms: textsOf(names) };
  }
  if (weak.length === 0) return null;
  const { twoWeak } = indexed.topic;
  const anchors = [...stretch.of(indexed.region), ...stretch.of(indexed.anchor), ...(twoWeak ? weak : [])];
  const pairs = weak.flatMap((hit) => {
    const anchor = anchors.find((other) => other.term !== hit.term && apart(hit, other));
    return anchor ? [hit, anchor] : [];
  });
  return pairs.length === 0 ? null : { rule: 'weak', terms: textsOf(pairs) };
}

/**
 * One term of each slot of the combination; null where a slot has none, or a group of `none` is present. Slots may
 * share a word ("CCP" is the country and the state), but one word alone is no combination.
 */
export function byCombination({ all, none, fallback }: IndexedCombination, stretch: Stretch): Firing | null {
  // Most are tried in vain: nothing is made before that is known.
  for (const groups of all) if (!groups.some(stretch.has)) return null;
  if (none.some(stretch.has)) return null;
  const slots = all.map((groups) => groups.flatMap(stretch.of));
  const first = slots[0]?.[0];
  if (!first) return null;
  const meeting = slots.map((slot) => slot.find((hit) => apart(first, hit)) ?? slot[0]);
  if (!meeting.every((hit) => hit !== undefined)) return null;
  const single = all.length > 1 && meeting.every((hit) => !apart(first, hit));
  if (single) return null;
  return { rule: fallback ? 'fallback' : 'combination', terms: textsOf([first, ...meeting.slice(1)]) };
}
