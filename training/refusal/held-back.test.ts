import { expect, it } from 'vitest';
import { loadDetector } from '../../scripts/refusal/load-detector.ts';
import { figuresOf } from './figures.ts';
import { judgeWith } from './judged.ts';
import { HELD_BACK_SETS, readHeldBack } from './written.ts';

const detect = loadDetector();
const judged = HELD_BACK_SETS.flatMap((set) => readHeldBack(set)).map((row) => judgeWith(detect, row));

/** Floors a little under what the shipped weights reach (docs/refusal-detector.md), so that a loss is seen. */
it.each([...Map.groupBy(judged, ({ row }) => row.language)])('held-back answers in %s', (_, rows) => {
  const { non, refusal, alarms, answers } = figuresOf(rows);
  expect(non).toBeGreaterThan(0.7);
  expect(refusal).toBeGreaterThan(0.75);
  expect(alarms / answers).toBeLessThan(0.2);
});
