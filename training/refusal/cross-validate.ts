import { isSuspect, UNSUSPECTED } from '../../utils/refusal/gate.ts';
import { isRuled, readEvidence } from '../../utils/refusal/index.ts';
import { judge } from '../../utils/refusal/judge.ts';
import { parseWeights } from '../../utils/refusal/weights.ts';
import type { Encoded } from './encode.ts';
import { foldOf, groupOf, learnAll, type Options } from './fit.ts';
import { pack } from './pack.ts';
import type { Guess } from './thresholds.ts';

const FOLDS = 3;
/** Any: guesses are taken before thresholds. */
const NONE = { non: { en: 0.5, zh: 0.5, fi: 0.5, other: 0.5 }, open: 0.5 };

/** What models made of rows whose group they had not seen; for choosing thresholds. */
export function crossValidate(rows: readonly Encoded[], options: Options): Guess[] {
  const fold = rows.map((row) => foldOf(groupOf(row), FOLDS, options.seed + 1));
  const guesses: Guess[] = [];
  for (let k = 0; k < FOLDS; k++) {
    const model = parseWeights(
      pack(
        learnAll(
          rows.filter((_, i) => fold[i] !== k),
          options,
        ),
        NONE,
      ),
    );
    if (typeof model === 'string') throw new Error(model);
    rows.forEach((one, i) => {
      if (fold[i] !== k || one.row.id.includes('#')) return;
      const { non, open } = judge(one.values, one.places, model);
      const { rule, material } = readEvidence(one.row);
      const least = isSuspect(one.values, material.task) ? 0 : UNSUSPECTED;
      guesses.push({ one, non, open, least, ruled: isRuled(rule, non) });
    });
  }
  return guesses;
}
