/**
 * Why a list was not taken, or could not be fetched. A code, and what fills the gaps in its words: the words are in
 * `locales/` under `list.why_<code>`, for the popup and for the command line alike.
 */
export const REASON_CODES = [
  // On the way
  'offline',
  'http',
  'redirected',
  'timeout',
  'too_large',
  'packing',
  // The signature
  'signature_form',
  'unknown_key',
  'signature',
  // What was signed
  'not_json',
  'extension_too_old',
  'schema',
  'other_version',
  'not_newer',
  'rolled_back',
  'future',
  'expires_first',
  'shrunk',
  // On this machine
  'store',
  'no_source',
  'nothing_before',
] as const;

type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** For `$1`, `$2`, ... of the words; plain text, at most 200 characters each. */
  readonly values: readonly string[];
}

const LONGEST_VALUE = 200;

export const reason = (code: ReasonCode, ...values: readonly (string | number)[]): Reason => ({
  code,
  values: values.map((value) => String(value).slice(0, LONGEST_VALUE)),
});

/** An error that carries a reason, for code that has to throw (streams, `fetch`). */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly reason: Reason;
  constructor(why: Reason) {
    super([why.code, ...why.values].join(' '));
    this.reason = why;
  }
}
