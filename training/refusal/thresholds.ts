import type { WeightsFile } from '../../utils/refusal/weights.ts';
import type { Encoded } from './encode.ts';

/** What a model that had not seen the row made of it. */
export interface Guess {
  readonly one: Encoded;
  readonly non: number;
  readonly open: number;
  /** The rules call it no answer by themselves, whatever the threshold. */
  readonly ruled: boolean;
}

/** Share of true answers that may be called no answer. */
const MOST_ALARMS = 0.01;
const steps = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) / 0.01) + 1 }, (_, i) => from + i * 0.01);

const f1 = (rows: readonly (readonly [is: boolean, said: boolean])[]): number => {
  let hit = 0;
  let wrong = 0;
  for (const [is, said] of rows) {
    if (is && said) hit++;
    else if (is !== said) wrong++;
  }
  return (2 * hit) / (2 * hit + wrong);
};
const best = (options: readonly number[], value: (option: number) => number): number =>
  options.reduce((top, option) => (value(option) > value(top) ? option : top));

/**
 * Thresholds with the best F1 on rows of training folds: of "not an answer" among those with few enough false alarms,
 * then of refusals. Undisputed whole answers of the labelled data count, not what was written or cut for training.
 */
export function chooseThresholds(guesses: readonly Guess[]): WeightsFile['thresholds'] {
  const fair = guesses.filter(
    ({ one: { row } }) => row.clean && row.family !== 'written' && !row.id.includes('#'),
  );
  const answers = fair.filter(({ one: { row } }) => row.label === 'answer');
  const said = (guess: Guess, cut: number): boolean => guess.ruled || guess.non > cut;
  const quiet = steps(0.3, 0.95).filter(
    (cut) => answers.filter((guess) => said(guess, cut)).length <= MOST_ALARMS * answers.length,
  );
  const non = best(quiet.length > 0 ? quiet : [0.95], (cut) =>
    f1(fair.map((guess) => [guess.one.row.label !== 'answer', said(guess, cut)])),
  );
  const left = fair.filter((guess) => !guess.ruled && guess.non > non);
  const open = best(steps(0.3, 0.7), (cut) =>
    f1(left.map((guess) => [guess.one.row.label === 'refusal', guess.open > cut])),
  );
  return { non: Number(non.toFixed(2)), open: Number(open.toFixed(2)) };
}
