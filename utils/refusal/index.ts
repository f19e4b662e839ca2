import { findDecline } from './decline.ts';
import { findEvasion } from './evasion.ts';
import { readLength, readOpening } from './opening.ts';
import { readTask } from './task.ts';
import type { RefusalDetector, RefusalVerdict } from './types.ts';

/**
 * Score above which a refusal may be shown although no topic matched. Chosen so that at most 0.1 % of ordinary
 * answers exceed it; measured on the undisputed full answers of the training rows (figures: docs/refusal-detector.md).
 */
export const REFUSAL_ALONE_THRESHOLD = 0.9;

/**
 * Says of one answer whether it answers, evades, refuses or is unable; from the text alone, without network or state.
 * Looks at bounded parts of the answer only, so that time does not grow with its length, and works on the beginning
 * of an answer that is still being written: a refusal found there stays one.
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
