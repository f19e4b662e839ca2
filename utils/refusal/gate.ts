import { FEATURES } from './features.ts';
import type { Cue } from './lexicon/cues.ts';
import type { Task } from './task.ts';

/** What an answer that only seems none must exceed where neither prompt nor answer gives a reason for suspicion. */
export const UNSUSPECTED = 0.85;

/** Cues at an answer's beginning that it declines, hands back or sends away. */
const DEFLECTS = [
  'cannot',
  'decline',
  'switch',
  'ai',
  'neutral',
  'elsewhere',
  'offer',
] as const satisfies readonly Cue[];
const COLUMNS = DEFLECTS.map((cue) => FEATURES.indexOf(`head:${cue}`));
/** Signs that the model speaks for itself, where a voice other than its own was asked for. */
const OWN_VOICE = (['ai', 'policy'] as const satisfies readonly Cue[]).map((cue) =>
  FEATURES.indexOf(`head:${cue}`),
);

/**
 * Whether there is a reason to take the model's suspicion seriously: something was asked that is known to be evaded
 * (a long text, criticism, one side of an argument, satire, a verdict), or the answer deflects in words. Short plain
 * answers to everyday questions are the commonest texts of all and nearly never evasions.
 * @param values features of the answer (`readFeatures`)
 */
export function isSuspect(values: Float64Array, task: Task): boolean {
  const has = (columns: readonly number[]): boolean => columns.some((column) => (values[column] ?? 0) > 0);
  if (task.voiced && !task.long && !task.critical) return has(OWN_VOICE);
  return task.long || task.critical || task.argues || task.satire || task.verdict || has(COLUMNS);
}
