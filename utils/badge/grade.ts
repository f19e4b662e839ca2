import { isHostMatch } from '../assess-rows.ts';
import type { Behaviour } from '../knowledge/types.ts';
import type { Scene } from './scene.ts';
import type { MessageKey } from './words.ts';

/** How far a row carries for this answer; A is best (docs/wording.md). */
export interface Grade {
  readonly letter: 'A' | 'B' | 'C' | 'D';
  /** What keeps it from A; empty for A. */
  readonly reasons: readonly string[];
}

const FULL_TEST = 50;
const SMALL_TEST = 20;

/** Grade of a row measured on, or documented for, these exact weights. */
export function gradeOf({ words, provider }: Scene, row: Behaviour): Grade {
  const reason = (key: MessageKey) => words.t(key);
  if (!row.count || row.axis === 'documented') return { letter: 'D', reasons: [reason('grade_anecdote')] };
  const { judged } = row.count;
  const reasons: string[] = [];
  if (judged < FULL_TEST) reasons.push(words.t('grade_small', judged));
  if (row.control?.language !== row.language)
    reasons.push(words.t('grade_no_control', words.inLanguage(row.language)));
  if (!row.hosts.some((host) => isHostMatch([host], provider))) reasons.push(reason('grade_host'));
  if (judged < SMALL_TEST) return { letter: 'C', reasons };
  return { letter: reasons.length ? 'B' : 'A', reasons };
}
