import type { MatchKind, Term, TermStrength, Topic } from '../knowledge/types.ts';

/**
 * Rarer names of topics (people, places, laws, slogans), by topic, then by kind of match and strength: `prefix strong`.
 * They come with the extension beside the classifier, which has learnt with them, and leave the list its room.
 */
export type Names = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const MATCHES: readonly string[] = ['word', 'prefix', 'substring'] satisfies MatchKind[];
const STRENGTHS: readonly string[] = ['strong', 'ambiguous', 'name', 'weak'] satisfies TermStrength[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the terms of one topic; none where the form is another */
function termsOf(kinds: unknown): Term[] {
  if (!isRecord(kinds)) return [];
  return Object.entries(kinds).flatMap(([kind, texts]) => {
    const [match = '', strength = ''] = kind.split(' ');
    if (!MATCHES.includes(match) || !STRENGTHS.includes(strength) || !Array.isArray(texts)) return [];
    return (
      texts
        .filter((text): text is string => typeof text === 'string')
        // Terms of all languages are looked for at once: which one a name is of makes no difference.
        .map(
          (text): Term => ({
            text,
            language: 'en',
            match: match as MatchKind,
            strength: strength as TermStrength,
          }),
        )
    );
  });
}

export function packNames(terms: ReadonlyMap<string, readonly Term[]>): Names {
  const packed: Record<string, Record<string, string[]>> = {};
  for (const [topic, list] of terms) {
    const kinds: Record<string, string[]> = {};
    for (const { text, match, strength } of list) {
      const kind = `${match} ${strength}`;
      kinds[kind] ??= [];
      kinds[kind].push(text);
    }
    packed[topic] = kinds;
  }
  return packed;
}

/** The list's topics with the names of them. @param names what the packaged file holds; of another form: none */
export function withNames(topics: readonly Topic[], names: unknown): readonly Topic[] {
  if (!isRecord(names)) return topics;
  return topics.map((topic) => ({ ...topic, terms: [...topic.terms, ...termsOf(names[topic.id])] }));
}
