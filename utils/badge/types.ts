import type { Assessment, ModelProfile } from '../assess-types.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** A run of text in a line; plain strings are in the interface's language. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  /** Always an `https:` URL. */
  readonly href?: string;
  /** BCP 47 tag where it differs from the interface's; empty when unknown. */
  readonly lang?: string;
}
export type Line = readonly (string | Run)[];

/** One rate with its 95 % interval; shares are 0..1. */
export interface Bar {
  readonly label: string;
  /** The label is the prompt's language. */
  readonly own: boolean;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly tone: 'caution' | 'note';
  /** "30 of 50 not answered". */
  readonly figure: Line;
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
  readonly intro: readonly Line[];
  readonly sections: readonly Section[];
  /** List version, model origin, matched terms. */
  readonly smallPrint: readonly Line[];
  /** What "this badge is wrong" offers for copying; empty: not offered. Never holds prompt or answer. */
  readonly facts: string;
}

export type Tone = 'caution' | 'known' | 'note' | 'quiet';

export interface PillView {
  readonly tone: Tone;
  readonly text: string;
}

/** What the badge needs of one answer; an `Answer` of the page adapter fits as it is. */
export interface AnswerView {
  readonly messageId: string;
  readonly model: {
    /** Hub id; empty when unknown. */
    readonly id: string;
    /** Empty when the page does not give it. */
    readonly provider: string;
    /** `footer`: read from the page's footer, shown as "model from the page". */
    readonly origin: 'api' | 'link' | 'footer' | 'none';
  };
  /** True on a shared snapshot: the question is somebody else's. */
  readonly shared: boolean;
}

/** One answer with what Unsaid concludes about it, and the list it concluded from. */
export interface Verdict {
  readonly answer: AnswerView;
  readonly assessment: Assessment;
  readonly knowledge: Knowledge;
}

/** The active model with what is known of it, for the model mark. */
export type ActiveModelView =
  | { readonly kind: 'model'; readonly id: string; readonly profile: ModelProfile }
  | {
      readonly kind: 'router';
      /** Models that answered in this conversation, in order of first use. */
      readonly seen: readonly { readonly id: string; readonly profile: ModelProfile }[];
    }
  | { readonly kind: 'unknown' };
