import { foldText } from './fold.ts';

/** Characters read at each place of an answer; together they bound the work however long it is. */
const HEAD = 360;
const TAIL = 360;
const SAMPLES = 3;
const SAMPLE = 420;
const WHOLE = HEAD + TAIL + SAMPLES * SAMPLE;

/**
 * The parts of an answer that are read, folded (see `foldText`): its beginning, samples of its middle, its end.
 * A short answer is read whole; then `tail` overlaps the rest.
 */
export interface Passages {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** Reads at most 2000 characters of an answer of any length. */
export function readPassages(answer: string): Passages {
  const { length } = answer;
  const head = foldText(answer.slice(0, HEAD));
  const tail = foldText(answer.slice(Math.max(0, length - TAIL)));
  if (length <= WHOLE)
    return { head, middle: foldText(answer.slice(HEAD, Math.max(HEAD, length - TAIL))), tail };
  const samples: string[] = [];
  const room = length - HEAD - TAIL;
  for (let i = 0; i < SAMPLES; i++) {
    const from = HEAD + Math.floor(((room - SAMPLE) * i) / (SAMPLES - 1));
    samples.push(answer.slice(from, from + SAMPLE));
  }
  return { head, middle: foldText(samples.join('\n')), tail };
}
