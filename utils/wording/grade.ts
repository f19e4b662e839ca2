import { isHostMatch } from '../assess-rows.ts';
import type { Behaviour, Count } from '../knowledge/types.ts';
import type { Scene } from './scene.ts';

const FULL_TEST = 50;
const SMALL_TEST = 20;

/** How far a counted row carries for this answer, A to C with what keeps it from A; D is for observations (docs/wording.md). */
export function gradeLine({ words, provider }: Scene, row: Behaviour, { judged }: Count): string {
  const { t, of } = words;
  const reasons = [
    judged < FULL_TEST && t('grade_small', judged),
    row.control?.language !== row.language && t('grade_no_control', of('in', row.language)),
    !row.hosts.some((host) => isHostMatch([host], provider)) && t('grade_host'),
  ].filter((reason) => reason !== false);
  const letter = judged < SMALL_TEST ? 'C' : reasons.length ? 'B' : 'A';
  return of('grade', letter, words.list(reasons));
}
