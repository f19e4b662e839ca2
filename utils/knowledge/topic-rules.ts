import type { Combination, Topic } from './types.ts';

/** One occurrence of a term in a normalised text. */
export interface Hit {
  /** The term as the list has it. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** What was found in one stretch of a text, by bucket: `topic/strength`, `topic/not`, `topic/anchor`, or a group. */
export interface Found {
  readonly text: string;
  readonly hits: ReadonlyMap<string, readonly Hit[]>;
  /** In another reading of a disguised text: terms that show without it. A name that only it shows needs no support. */
  readonly plain: ReadonlySet<string> | null;
}

/** Names of a topic's own buckets. */
export interface TopicBuckets {
  readonly strong: string;
  readonly ambiguous: string;
  readonly name: string;
  readonly weak: string;
  readonly not: string;
  readonly anchor: string;
}

export const bucketsOf = (id: string): TopicBuckets => ({
  strong: `${id}/strong`,
  ambiguous: `${id}/ambiguous`,
  name: `${id}/name`,
  weak: `${id}/weak`,
  not: `${id}/not`,
  anchor: `${id}/anchor`,
});

/** Group of ordinary contexts (recipes, hotels): silences all but the strong terms of every topic. */
const ORDINARY = 'ordinary';
/** Groups of political vocabulary: support for a name ("Tibet ... independence"). */
export const ACT = 'act-';
/** Question and filler words: a prompt of little else besides a name is about it ("what is Tibet?"). */
export const FILLER = ['follow-up-filler', 'follow-up-cue'];
const PLAIN_SHARE = 0.75;
const NO_LETTER = ' .,;:!?¿¡()[]/\'"。，、？！؟،…—·';

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
 * Terms that make the topic fire by the rules for single terms; empty: it does not.
 *
 * @param own `bucketsOf` the topic's id: made once, because to put a name together costs more than to look it up
 */
export function byTerms(
  { region, twoWeak }: Topic,
  own: TopicBuckets,
  { text, hits, plain }: Found,
): string[] {
  const of = (bucket: string): readonly Hit[] => hits.get(bucket) ?? [];
  const strong = of(own.strong);
  const ambiguous = of(own.ambiguous);
  const names = of(own.name);
  if (strong.length > 0) return textsOf([...strong, ...ambiguous, ...names]);
  if (of(own.not).length > 0 || of(ORDINARY).length > 0) return [];
  if (ambiguous.length > 0) return textsOf([...ambiguous, ...names]);
  const weak = of(own.weak);
  const disguised = names.filter((name) => plain !== null && !plain.has(name.term));
  if (disguised.length > 0) return textsOf(disguised);
  if (names.length > 0) {
    const support = [...of(ACT), ...weak];
    const supported = names.filter((name) => support.some((hit) => apart(name, hit)));
    if (supported.length > 0) return textsOf(supported);
    if (share(text, [...names, ...of(region), ...FILLER.flatMap(of)]) >= PLAIN_SHARE) return textsOf(names);
  }
  if (weak.length === 0) return [];
  const anchors = [...of(region), ...of(own.anchor), ...(twoWeak ? weak : [])];
  const pairs = weak.flatMap((hit) => {
    const anchor = anchors.find((other) => other.term !== hit.term && apart(hit, other));
    return anchor ? [hit, anchor] : [];
  });
  return textsOf(pairs);
}

/**
 * One term of each slot of the combination; empty where a slot has none, or a group of `none` is present. Slots may
 * share a word ("CCP" is the country and the state), but one word alone is no combination.
 */
export function byCombination({ all, none }: Combination, { hits }: Found): string[] {
  // Most are tried in vain: nothing is made before that is known.
  if (!all.every((groups) => groups.some((group) => hits.has(group)))) return [];
  if (none.some((group) => hits.has(group))) return [];
  const slots = all.map((groups) => groups.flatMap((group) => hits.get(group) ?? []));
  const first = slots[0]?.[0];
  if (!first) return [];
  const meeting = slots.map((slot) => slot.find((hit) => apart(first, hit)) ?? slot[0]);
  if (!meeting.every((hit) => hit !== undefined)) return [];
  const single = all.length > 1 && meeting.every((hit) => !apart(first, hit));
  return single ? [] : textsOf([first, ...meeting.slice(1)]);
}
