import type { KnowledgeList, Language, MatchKind, Term, TermStrength, Topic } from './types.ts';

/**
 * Terms as they travel: what a term has in common with others is said once, as `language match strength`. Ten thousand
 * records would be three times the bytes, and most of the time that a background needs to start.
 *
 * @example { "en word strong": ["tank man"], "zh-Hans substring strong": ["坦克人"] }
 */
export type WireTerms = Readonly<Record<string, readonly string[]>>;

export interface WireTopic extends Omit<Topic, 'terms' | 'notContexts' | 'anchors'> {
  readonly terms: WireTerms;
  readonly notContexts: WireTerms;
  readonly anchors: WireTerms;
}

/** The list as it is written, bundled and signed; {@link unpackList} makes the list in force of it. */
export interface WireList extends Omit<KnowledgeList, 'topics' | 'anchors'> {
  readonly anchors: Readonly<Record<string, WireTerms>>;
  readonly topics: readonly WireTopic[];
}

export function packTerms(terms: readonly Term[]): WireTerms {
  const packed: Record<string, string[]> = {};
  for (const { language, match, strength, text } of terms) {
    const kind = `${language} ${match} ${strength}`;
    packed[kind] ??= [];
    packed[kind].push(text);
  }
  return packed;
}

/** @param packed with keys that the guards have seen */
function unpackTerms(packed: WireTerms): Term[] {
  const terms: Term[] = [];
  for (const kind of Object.keys(packed)) {
    const [language, match, strength] = kind.split(' ') as [Language, MatchKind, TermStrength];
    for (const text of packed[kind] ?? []) terms.push({ text, language, match, strength });
  }
  return terms;
}

const mapValues = <From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

export const packList = (list: KnowledgeList): WireList => ({
  ...list,
  anchors: mapValues(list.anchors, packTerms),
  topics: list.topics.map((topic) => ({
    ...topic,
    terms: packTerms(topic.terms),
    notContexts: packTerms(topic.notContexts),
    anchors: packTerms(topic.anchors),
  })),
});

/** @param wire a list that the guards have let pass; what is not packed is not copied. */
export const unpackList = (wire: WireList): KnowledgeList => ({
  ...wire,
  anchors: mapValues(wire.anchors, unpackTerms),
  topics: wire.topics.map((topic) => ({
    ...topic,
    terms: unpackTerms(topic.terms),
    notContexts: unpackTerms(topic.notContexts),
    anchors: unpackTerms(topic.anchors),
  })),
});
