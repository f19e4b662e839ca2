import type { ModelProfile } from '../assess-types.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { hasRate } from './rate.ts';

/**
 * What a model's level rests on. `no-topic`: open requests were tested, but in tests that name no listed topic;
 * `not-open`: other kinds of test only. Neither has a level, and neither is "nothing is known".
 */
export type Verdict = 'level' | 'no-topic' | 'not-open' | 'unmeasured';

export function verdictOf(level: ModelProfile['level'], own: readonly Behaviour[]): Verdict {
  if (level !== 'unmeasured') return 'level';
  if (own.some((row) => row.axis === 'refusal' && hasRate(row))) return 'no-topic';
  return own.length > 0 ? 'not-open' : 'unmeasured';
}
