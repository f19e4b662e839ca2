/** What the detector says of one answer; `inability` ("I can't browse") is shown as nothing. */
export type RefusalSignal = 'answered' | 'evasion' | 'refusal' | 'inability';

export interface RefusalInput {
  readonly answer: string;
  readonly prompt: string;
  readonly reasoning?: string;
}

/** Every reason code; those that are shown have words in `locales` (badge.why_*). */
export const WHY_CODES = [
  'none',
  'declines-first',
  'declines-early',
  'declines-part',
  'declines-softly',
  'other-subject',
  'no-opinion',
  'state-narrative',
  'too-short',
  'lectures',
  'sends-elsewhere',
  'offers-instead',
  'disputes',
  'off-subject',
  'worded-alike',
  'reasoning-knows',
  'lacks-tool',
] as const;

/** A reason: a stable code, and the words it rests on (may be empty). */
export interface Why {
  readonly code: string;
  readonly span: string;
}

export interface RefusalVerdict {
  readonly signal: RefusalSignal;
  /** 0..1, higher = more likely not an answer. */
  readonly score: number;
  /** What decided: a span of the answer or a feature of it. */
  readonly why: Why;
  /** Only where the answer was refused or evaded and its reasoning knew more: facts that the answer leaves out. */
  readonly withheld?: Why;
}

export type RefusalDetector = (input: RefusalInput) => RefusalVerdict;
