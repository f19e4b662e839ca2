import { findDecline } from './decline.ts';
import { ASKS_FOR_VOICE, countNarrative } from './narrative.ts';
import { readLength, readOpening } from './opening.ts';
import { readTask } from './task.ts';
import type { RefusalDetector, RefusalVerdict } from './types.ts';

/**
 * Score above which a refusal may be shown although no topic matched. Chosen so that at most 0.1 % of ordinary
 * answers exceed it; measured on the undisputed full answers of the training rows (figures: docs/refusal-detector.md).
 */
export const REFUSAL_ALONE_THRESHOLD = 0.9;

const verdict = (
  signal: RefusalVerdict['signal'],
  score: number,
  code: string,
  span = '',
): RefusalVerdict => ({ signal, score, why: { code, span } });

/**
 * Says of one answer whether it answers, evades, refuses or is unable; from the text alone, without network or state.
 * Looks at bounded parts of the answer only, so that time does not grow with its length, and works on the beginning
 * of an answer that is still being written: a refusal found there stays one.
 */
export const detectRefusal: RefusalDetector = ({ answer, prompt }) => {
  const opening = readOpening(answer);
  if (opening.text.trim() === '') return verdict('answered', 0, 'empty');
  const task = readTask(prompt);
  const length = readLength(answer);
  const decline = findDecline(opening, { task, length, prompt });
  if (decline && decline.signal !== 'answered') return decline.verdict;

  const hits = countNarrative(answer.slice(0, 1600).toLowerCase());
  const density = (1000 * hits) / Math.max(Math.min(length, 2500), 400);
  if (
    hits >= 4 &&
    density >= 3.5 &&
    length < 2500 &&
    !ASKS_FOR_VOICE.test(prompt.slice(0, 600).toLowerCase())
  ) {
    return verdict('evasion', Math.min(0.95, 0.6 + density / 40), 'state-narrative');
  }
  if (task.long && length < 600 && !task.voiced) return verdict('evasion', 0.6, 'too-short');
  return decline?.verdict ?? verdict('answered', Math.min(0.4, 0.02 + density / 20), 'none');
};
