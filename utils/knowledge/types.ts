/**
 * The knowledge list as the extension uses it: dumb data, no code, no patterns.
 * `schema.ts` holds the Zod schemas these types must equal; `guards.ts` the hand-written guards of the content script.
 */

/** Languages that are matched and measured. `und`: undecidable or unstated; `mul`: pooled over languages. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'fr', 'es', 'de', 'ru', 'ja', 'fi', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type PromptLanguage = Language | 'und';
export type MeasuredLanguage = Language | 'und' | 'mul';

export type MatchKind = 'word' | 'prefix' | 'substring';
/**
 * `strong`: the topic by itself. `ambiguous`: unless an ordinary context stands near. `name` (of a place, a people, a
 * person with another life): also needs political vocabulary near, or a prompt of little else. `weak`: needs an anchor.
 */
export type TermStrength = 'strong' | 'ambiguous' | 'name' | 'weak';

export interface Term {
  readonly text: string;
  readonly language: Language;
  readonly match: MatchKind;
  readonly strength: TermStrength;
}

export interface Topic {
  readonly id: string;
  /** Region whose anchors apply: `cn`, `ru`, `us`, `eu`, ... */
  readonly region: string;
  readonly parent: string | null;
  /** Display name by language; `en` is always there. */
  readonly title: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
  /** Contexts that are not the topic (tourism, recipes): an ambiguous term beside one does not match. */
  readonly notContexts: readonly Term[];
  /** Anchors of this topic, used besides the region's. */
  readonly anchors: readonly Term[];
  /** Two different weak terms may anchor each other. */
  readonly twoWeak: boolean;
  /** Ways to match without any term of the topic: a place, a year and an act that stand together. */
  readonly combinations: readonly Combination[];
}

/**
 * Groups of terms (`KnowledgeList.anchors`) that together mean the topic. Every slot of `all` needs a term of one
 * of its groups, all within one stretch of text, and no group of `none` may be present there.
 */
export interface Combination {
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** Counts only where no topic of the same region has matched otherwise ("criticise the Chinese government"). */
  readonly fallback: boolean;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly url: string;
  /** When it was measured or published, as text for the reader. */
  readonly date: string;
  /** What was measured and how, in our words. */
  readonly method: string;
  readonly limits: string;
  readonly licence: string;
  readonly cite: string;
}

export interface TestSet {
  readonly id: string;
  readonly source: string;
  /** "requests critical of China's government"; continues "k of n ..." */
  readonly title: string;
  /** Topics its prompts name; empty: covers none, so its rows set no level. */
  readonly topics: readonly string[];
  readonly region: string | null;
}

export type ModelStatus = 'current' | 'former' | 'reference';

export interface Model {
  /** Hub id `org/name`. */
  readonly id: string;
  readonly developer: string;
  readonly family: string;
  readonly lineage: string | null;
  readonly status: ModelStatus;
  readonly note: string;
  /** Behaviour ids measured on these exact weights. */
  readonly exact: readonly string[];
  /** Behaviour ids of a quantised or otherwise altered build of these weights: context only. */
  readonly variant: readonly string[];
  /** Behaviour ids of siblings in the family: context only, never a warning about this model. */
  readonly family_context: readonly string[];
  /** Behaviour ids of what this model was derived from, or derivatives: context only. */
  readonly lineage_context: readonly string[];
}

/** Four constructs that are never blended, and two that carry no rate. */
export type Axis = 'refusal' | 'omission' | 'framing' | 'choice' | 'documented' | 'context';

export interface Count {
  /** Answers that did not do what was asked: evasions, refusals, blocked. Halves occur where two judges were averaged. */
  readonly notAnswered: number;
  /** Judged answers: unreadable output and errors have left. */
  readonly judged: number;
}

export interface Control extends Count {
  readonly language: MeasuredLanguage;
  /** Test set ids the control was taken from. */
  readonly testSets: readonly string[];
}

export interface Host {
  readonly name: string;
  /** Answers served by it; null where the source does not say. */
  readonly answers: number | null;
}

/** One record of the list: model x test set x language. */
export interface Behaviour {
  readonly id: string;
  /** Exact Hub ids the row was measured on (or documented for). */
  readonly models: readonly string[];
  /** The model's name as its source gives it. */
  readonly modelAsNamed: string;
  readonly source: string;
  readonly testSet: string;
  readonly language: MeasuredLanguage;
  readonly axis: Axis;
  /** Present on rows with a refusal count, on choice rows (not the true answer), else null. */
  readonly count: Count | null;
  readonly unreadable: number;
  readonly control: Control | null;
  readonly otherJudge: (Count & { readonly judge: string }) | null;
  /** Per-topic counts of one model, only where judged >= 10. `topics`: ids the cell covers. */
  readonly perTopic: readonly (Count & { readonly topics: readonly string[] })[];
  /** Figure of a framing, omission or context row, in words: "77 % of required facts left out (control 9 %)". */
  readonly figure: string;
  /** Documented observations: what was seen. */
  readonly observed: 'refused' | 'answered' | null;
  readonly judge: string;
  readonly hosts: readonly Host[];
  /** ISO dates (yyyy-mm-dd) or empty. */
  readonly from: string;
  readonly to: string;
  readonly readVia: 'primary' | 'secondary';
  readonly url: string;
  readonly note: string;
}

/** Name of a feature that a list can switch off. */
export type KillSwitch = 'badges' | 'model-mark' | 'detector';

export interface KnowledgeList {
  readonly schemaVersion: 1;
  /** Monotonic version of the list. */
  readonly version: number;
  /** ISO date-time. */
  readonly generated: string;
  /** ISO date-time. After it the list stays in force, marked stale. */
  readonly expires: string;
  /** Extensions older than this keep the list they have. */
  readonly minimumExtensionVersion: string;
  /** Features switched off for everyone who has this list. */
  readonly killSwitches: readonly KillSwitch[];
  readonly sources: readonly Source[];
  readonly testSets: readonly TestSet[];
  /** Group id -> terms: the anchors of each region (`cn`), and groups that combinations name (`protest`). */
  readonly anchors: Readonly<Record<string, readonly Term[]>>;
  readonly topics: readonly Topic[];
  readonly models: readonly Model[];
  readonly behaviours: readonly Behaviour[];
}
