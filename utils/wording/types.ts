import type { Assessment, ModelProfile } from '../assess-types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import type { OtherModel } from '../other-models.ts';

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

/** A model to ask instead: measured to answer, and where the question is asked of it. */
export interface Offer extends OtherModel {
  /** Always an `https:` URL. */
  readonly url: string;
  /** The link takes the question along; else it is too long. */
  readonly asks: boolean;
}

/** One answer with what Unsaid concludes about it, and the list it concluded from. */
export interface Verdict {
  readonly answer: AnswerView;
  readonly assessment: Assessment;
  readonly knowledge: Knowledge;
  /** Models to ask instead, best first. */
  readonly offers: readonly Offer[];
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
