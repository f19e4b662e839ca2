import type { Thresholds } from '../../utils/refusal/model.ts';
import type { Encoded } from './encode.ts';

/** What a model that had not seen the row made of it. */
export interface Guess {
  readonly one: Encoded;
  readonly non: number;
  readonly open: number;
  /** What `non` must exceed besides the threshold. */
  readonly least: number;
  /** The rules call it no answer by themselves, whatever the threshold. */
  readonly ruled: boolean;
}

/** Thresholds are looked for between these: below, short full answers would be called evasions. */
const LEAST = 0.56;
const MOST = 0.8;
/**
 * Share of true answers of a language that may be called none. English bears most of the alarms (its rows hold the "As
 * an AI ..." answers that annotators disagree on), so that 1.6 % there are 1 % over all labelled rows. What was
 * written is harder than what people ask.
 */
const MOST_ALARMS = { labelled: 0.016, written: 0.1 };
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

const isNon = ({ one: { row } }: Guess): boolean => row.label !== 'answer';

/** The threshold with the best F1 of "not an answer" among those with few enough false alarms. */
function chooseNon(guesses: readonly Guess[], mostAlarms: number, also: readonly Guess[] = []): number {
  const said = (guess: Guess, cut: number): boolean => guess.ruled || guess.non > Math.max(cut, guess.least);
  const answers = guesses.filter((guess) => !isNon(guess));
  const quiet = steps(LEAST, MOST).filter(
    (cut) => answers.filter((guess) => said(guess, cut)).length <= mostAlarms * answers.length,
  );
  const cut = best(quiet.length > 0 ? quiet : [MOST], (option) =>
    f1([...guesses, ...also].map((guess) => [isNon(guess), said(guess, option)])),
  );
  return Number(cut.toFixed(2));
}

/**
 * Thresholds by rows of training folds. Undisputed whole answers count, not beginnings; in English, Chinese and Finnish
 * labelled data only, in the other languages what was written for training.
 */
export function chooseThresholds(guesses: readonly Guess[]): Thresholds {
  const whole = guesses.filter(({ one: { row } }) => row.clean && !row.id.includes('#'));
  const labelled = whole.filter(({ one: { row } }) => row.family !== 'written');
  const written = whole.filter(({ one: { row } }) => row.family === 'written');
  const choose = (language: string): number => {
    const inLanguage = (guess: Guess): boolean => guess.one.row.language === language;
    return chooseNon(labelled.filter(inLanguage), MOST_ALARMS.labelled, written.filter(inLanguage));
  };
  const other = written.filter(({ one: { row } }) => !/^(?:en|fi|zh)$/.test(row.language));
  const non = {
    en: choose('en'),
    zh: choose('zh'),
    fi: choose('fi'),
    other: chooseNon(other, MOST_ALARMS.written),
  };
  const left = labelled.filter((guess) => isNon(guess) && !guess.ruled);
  const open = best(steps(0.3, 0.7), (cut) =>
    f1(left.map((guess) => [guess.one.row.label === 'refusal', guess.open > cut])),
  );
  return { non, open: Number(open.toFixed(2)) };
}
