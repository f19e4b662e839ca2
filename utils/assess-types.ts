import type { PromptLanguage } from './knowledge/types.ts';
import type { RefusalSignal, RefusalVerdict } from './refusal/types.ts';
import type { RecognisedTopic } from './topics/recognise.ts';

/** Levels as the reader meets them (product.md, "Levels of an assessment"). */
export const LEVELS = ['none', 'open', 'unmeasured', 'caution', 'refusal', 'known-refusal'] as const;
export type Level = (typeof LEVELS)[number];
export type Signal = RefusalSignal | 'none';

/** Severity of one row: Wilson lower bound of not answered, S0 < 5 % ... S4 >= 60 %. */
export type Severity = 0 | 1 | 2 | 3 | 4;

export interface Interval {
  /** Shares 0..1. */
  readonly low: number;
  readonly high: number;
}

/** One candidate row (rule 2) and what rules 3 and 4 make of it. */
export interface RowVerdict {
  readonly behaviour: string;
  readonly severity: Severity;
  /** Severity by the lower bound alone, before the control was looked at. */
  readonly rawSeverity: Severity;
  readonly interval: Interval;
  readonly level: 'open' | 'unmeasured' | 'caution';
  /** Why the row's level is what it is. */
  readonly basis:
    | 'rate' // rule 3 with a gating control (or S0 by itself)
    | 'not-above-control' // S0 because the set is not above a control of n >= 50
    | 'small-control' // control smaller than 50: shown, gates nothing
    | 'no-control' // "no control set"
    | 'general-caution'; // rule 4: declines as often elsewhere
  /** Every answer of the row came from the answer's provider. */
  readonly hostMatch: boolean;
}

/** How the topic's level came about; the wording follows it. */
export type TopicBasis =
  | 'measured' // the best row
  | 'conflict' // rule 5
  | 'per-topic' // rule 6, small test on this topic
  | 'documented' // rule 6, documented observation
  | 'no-row'; // rule 7

export interface TopicAssessment {
  readonly topic: string;
  readonly level: 'open' | 'unmeasured' | 'caution';
  readonly basis: TopicBasis;
  /** Candidate rows, best first (rule 5's order). */
  readonly rows: readonly RowVerdict[];
  /** Behaviour ids that decided the level: the best row, all of a conflict, or the row of rule 6. */
  readonly decisive: readonly string[];
}

export interface Assessment {
  readonly level: Level;
  readonly language: PromptLanguage;
  /** Matched topics, most specific only, sorted by id. */
  readonly topics: readonly string[];
  /** One entry per topic; the first is the one the badge is worded for. */
  readonly perTopic: readonly TopicAssessment[];
  /** Behaviour ids that decided `level`, best first; empty where none did. */
  readonly behaviours: readonly string[];
  readonly signal: Signal;
  /** Detector score 0..1; 0 when there was no answer to judge. */
  readonly score: number;
  readonly refusal: RefusalVerdict | null;
  /** Why each topic matched, for the card. */
  readonly matched: readonly RecognisedTopic[];
  /** False: the model is unknown (`unmeasured`, or a signal-only level). */
  readonly modelKnown: boolean;
}

export interface AssessInput {
  readonly prompt: string;
  /** Earlier prompts of the conversation, oldest first. */
  readonly context?: readonly string[];
  /** Empty: prompt only. */
  readonly answer: string;
  readonly reasoning?: string;
  /** Hub id, empty when unknown. */
  readonly model: string;
  readonly provider?: string;
  /** Topics that count as not recognised. */
  readonly without?: readonly string[];
}

/** What is known of a model over all topics and languages, for the model mark. */
export interface ModelProfile {
  readonly level: 'open' | 'caution' | 'unmeasured' | 'unknown' | 'router';
  /** Rows that carry the level, worst first; each is exact weights, refusal axis or documented. */
  readonly rows: readonly RowVerdict[];
  readonly documented: readonly string[];
  /** Everything to show in the card: choice, framing, omission, variant, family, lineage rows. */
  readonly context: readonly {
    readonly behaviour: string;
    readonly link: 'exact' | 'variant' | 'family' | 'lineage';
  }[];
}
