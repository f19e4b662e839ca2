import { findDecline } from './decline.ts';
import { findEvasion } from './evasion.ts';
import { readLength, readOpening } from './opening.ts';
import { readTask } from './task.ts';
import type { RefusalDetector, RefusalVerdict } from './types.ts';

/**
 * Score above which a refusal may be shown although no topic matched: at most 0.1 % of ordinary answers may exceed it.
 * Measured on the undisputed full answers of the labelled rows: 0 of 4,363 (training) and 0 of 2,476 (check) exceed
 * it, so the rate is below 0.05 % (95 %, rule of three). Only short answers that decline at once are above it.
 */
export const REFUSAL_ALONE_THRESHOLD = 0.9;

/**
 * Says of one answer whether it answers, evades, refuses or is unable; from the text alone, without network or state.
 * Looks at bounded parts of the answer only, so that time does not grow with its length.
 *
 * May be asked with the beginning of an answer that is still being written. Of a beginning only `refusal` means
 * something, and stays whatever follows unless `why.code` is `declines-part`; an evasion is judged by what is
 * missing, so it needs the whole answer.
 */
export const detectRefusal: RefusalDetector = ({ answer, prompt }) => {
  const opening = readOpening(answer);
  const nothing: RefusalVerdict = { signal: 'answered', score: 0, why: { code: 'none', span: '' } };
  if (opening.text.trim() === '') return nothing;
  const task = readTask(prompt);
  const length = readLength(answer);
  const size = { chars: answer.length, units: length / answer.length };
  return findDecline(opening, { task, ...size }) ?? findEvasion(answer, prompt, length, task) ?? nothing;
};
