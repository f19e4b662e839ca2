/** What the detector says of one answer; `inability` ("I can't browse") is shown as nothing. */
export type RefusalSignal = 'answered' | 'evasion' | 'refusal' | 'inability';

export interface RefusalInput {
  readonly answer: string;
  readonly prompt: string;
  readonly reasoning?: string;
}

export interface RefusalVerdict {
  readonly signal: RefusalSignal;
  /** 0..1, higher = more likely not an answer. */
  readonly score: number;
  /** The span or feature that decided: a stable reason code, and the quoted span of the answer (may be empty). */
  readonly why: { readonly code: string; readonly span: string };
}

export type RefusalDetector = (input: RefusalInput) => RefusalVerdict;
