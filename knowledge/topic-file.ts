/**
 * The form topics have in `knowledge/topics/*.json`: terms grouped by language and strength, so that a reviewer
 * reads words, not records. How a term matches is written in the term:
 *
 * | written | alphabetic | with Chinese, Japanese or Arabic letters |
 * | --- | --- | --- |
 * | `x` | whole word | anywhere |
 * | `x*` | start of a word | anywhere |
 * | `*x*` | anywhere | anywhere |
 * | `\|x\|` | whole word | whole word |
 * | `\|x` | start of a word | start of a word |
 *
 * A `*` inside a term stands for the rest of that word ("camp* de rééducation").
 * A combination is written `cn + protest|repression - leisure`; a leading `?` makes it a fallback.
 */
import {
  type Combination,
  LANGUAGES,
  type Language,
  type MatchKind,
  type Term,
  type TermStrength,
  type Topic,
} from '../utils/knowledge/types.ts';

export type TermsByLanguage = Partial<Record<Language, readonly string[]>>;
type Strengths = Partial<Record<TermStrength, readonly string[]>>;

export interface TopicFile {
  readonly id: string;
  readonly region: string;
  readonly parent?: string;
  readonly title: Readonly<Record<string, string>>;
  readonly twoWeak?: boolean;
  readonly terms: Partial<Record<Language, Strengths>>;
  readonly notContexts?: TermsByLanguage;
  readonly anchors?: TermsByLanguage;
  readonly combinations?: readonly string[];
}

const NO_WORD_BOUNDARIES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;

/** Reads the notation of the table above. */
export function parseTerm(written: string, language: Language, strength: TermStrength): Term {
  const [, start = '', text = '', end = ''] = /^([|*]?)(.*?)([|*]?)$/s.exec(written) ?? [];
  return { text, language, match: matchKind(text, start, end), strength };
}

function matchKind(text: string, start: string, end: string): MatchKind {
  if (start === '|') return end === '|' ? 'word' : 'prefix';
  if (start === '*' || NO_WORD_BOUNDARIES.test(text)) return 'substring';
  return end === '*' ? 'prefix' : 'word';
}

/** `cn + protest|repression - leisure` */
export function parseCombination(written: string): Combination {
  const fallback = written.startsWith('?');
  const [all = '', ...none] = written.replace('?', '').split(' - ');
  return {
    all: all.split('+').map((slot) => slot.split('|').map((group) => group.trim())),
    none: none.map((group) => group.trim()),
    fallback,
  };
}

/** One list of terms by language; all `strong`. Order: languages as in `LANGUAGES`, terms as written. */
export function parseTerms(terms: TermsByLanguage = {}): Term[] {
  return LANGUAGES.flatMap((language) =>
    (terms[language] ?? []).map((written) => parseTerm(written, language, 'strong')),
  );
}

/** @throws Error naming the topic where a field is missing; the builder's schema checks the rest. */
export function parseTopicFile(value: unknown): Topic {
  const file = value as TopicFile;
  if (typeof file?.id !== 'string' || !file.region || !file.terms || !file.title?.en)
    throw new Error(`topic file without id, region, terms or title.en: ${file?.id}`);
  return {
    id: file.id,
    region: file.region,
    parent: file.parent ?? null,
    title: file.title,
    terms: LANGUAGES.flatMap((language) =>
      (['strong', 'ambiguous', 'name', 'weak'] as const).flatMap((strength) =>
        (file.terms[language]?.[strength] ?? []).map((written) => parseTerm(written, language, strength)),
      ),
    ),
    notContexts: parseTerms(file.notContexts),
    anchors: parseTerms(file.anchors),
    twoWeak: file.twoWeak ?? false,
    combinations: (file.combinations ?? []).map(parseCombination),
  };
}
