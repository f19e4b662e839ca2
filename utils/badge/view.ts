import type { Level, ModelProfile, Signal } from '../assess-types.ts';

/** A run of text that is not in the interface's language, or a link. */
export interface Run {
  readonly text: string;
  /** Always an `https:` URL. */
  readonly href?: string;
  /** BCP 47 tag; empty when unknown. */
  readonly lang?: string;
}
/** One paragraph; in plain strings `**` begins and ends strong text. */
export type Line = string | readonly (string | Run)[];

/** One rate with its 95 % interval; shares are 0..1. */
export interface Bar {
  readonly label: string;
  /** The label is the prompt's language. */
  readonly own: boolean;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** High enough to carry a warning. */
  readonly warns: boolean;
  /** "**30** of 50 not answered". */
  readonly figure: string;
  /** The interval in words, for those who do not see the picture. */
  readonly interval: string;
}

export interface Block {
  /** Empty: no heading. */
  readonly heading: string;
  readonly bars: readonly Bar[];
  readonly lines: readonly Line[];
}

export interface Section {
  /** Empty: no heading, never folded. */
  readonly title: string;
  readonly folded: boolean;
  readonly blocks: readonly Block[];
}

/** Everything a card shows, as plain data. */
export interface CardView {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly Section[];
  /** List version, model origin, matched terms. */
  readonly smallPrint: readonly Line[];
  /** What "this badge is wrong" offers for copying; empty: not offered. Never holds prompt or answer. */
  readonly facts: string;
}

export interface PillView {
  readonly tone: 'caution' | 'known' | 'note' | 'quiet';
  readonly text: string;
}

/** `data-report`: what became of the reader's report of an answer. */
export const REPORT_STATES = ['none', 'queued', 'delivered', 'rejected', 'failed'] as const;

/** How Report was pressed: send it at once; say that the badge is wrong; or choose the kind and words first. */
export const PRESSES = ['at-once', 'badge-is-wrong', 'in-words'] as const;
export type Press = (typeof PRESSES)[number];

/** The Report button of one answer. */
export interface ReportView {
  readonly state: (typeof REPORT_STATES)[number];
  readonly label: string;
  /** More about the state; the toast says it. Empty while there is no report. */
  readonly note: string;
  /** Until when Undo is offered, in milliseconds since 1970; 0: it is not. */
  readonly undoUntil: number;
}

/** A link that asks another model. */
export interface AskView {
  readonly label: string;
  /** What pressing it does. */
  readonly note: string;
  /** Always an `https:` URL. */
  readonly href: string;
  /** Copied when it is pressed; empty: the link takes the question along. */
  readonly copy: string;
}

/** Everything the badge of one answer shows, in words; made by the background, drawn by the page's script. */
export interface BadgeView {
  readonly messageId: string;
  /** Hub id; empty when unknown. */
  readonly model: string;
  readonly provider: string;
  readonly level: Level;
  readonly topics: readonly string[];
  readonly signal: Signal;
  /** Null where there is nothing to say at all. */
  readonly pill: PillView | null;
  readonly card: CardView | null;
  readonly report: ReportView;
  /** Null where no model was measured to answer this. */
  readonly ask: AskView | null;
}

/** Everything the mark of the active model shows. */
export interface MarkView {
  /** Hub id; empty for the router and when unknown. */
  readonly model: string;
  readonly level: ModelProfile['level'];
  /** Empty where the mark is switched off. */
  readonly text: string;
  readonly card: CardView;
}

/** What is said above the composer before a question is sent. */
export interface HintView {
  readonly topic: string;
  readonly text: string;
  readonly ask: AskView | null;
}
