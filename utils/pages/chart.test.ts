import { describe, expect, test } from 'vitest';
import { wordsOf } from '../wording/testing.ts';
import { chartOf, chartTests } from './chart.ts';
import { compareModels } from './compare.ts';
import { knowledge } from './testing.ts';

const words = wordsOf('en');
const CHINA = { axis: 'refusal', testSet: 'speechmap-china' } as const;

describe('chart', () => {
  const tests = chartTests(knowledge, words);

  test('offers one test and one construct at a time, choice tests last', () => {
    expect(tests[0]).toMatchObject({ ...CHINA, title: "requests critical of China's government" });
    expect(tests.at(-1)?.axis).toBe('choice');
    for (const { axis, testSet } of tests)
      for (const { cells } of chartOf({ axis, testSet }, 'name', knowledge, words).rows)
        for (const rate of cells.flat()) expect(rate.axis).toBe(axis);
  });

  test('orders by a language, the unmeasured last', () => {
    const { languages, rows } = chartOf(CHINA, 'zh-Hans', knowledge, words);
    expect(languages).toEqual(['en', 'zh-Hans', 'fi']);
    const shares = rows.map(({ cells }) => cells[1]?.[0]?.share ?? -1);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(rows.at(-1)?.name).toBe('Kimi-VL-A3B-Thinking');
  });

  test('one measurement under two ids is one row', () => {
    const { rows } = chartOf(CHINA, 'name', knowledge, words);
    const glm = rows.filter(({ ids }) => ids.some((id) => id.endsWith('/GLM-4-32B-0414')));
    expect(glm.map(({ ids }) => ids.length)).toEqual([2]);
  });

  test('keeps every host apart', () => {
    const { rows } = chartOf({ axis: 'choice', testSet: 'freedombench' }, 'en', knowledge, words);
    const glm = rows.find(({ name }) => name === 'GLM-5.2');
    expect(glm?.cells[0]?.length).toBe(3);
    expect(new Set(glm?.cells[0]?.map(({ host }) => host)).size).toBeGreaterThan(1);
  });
});

describe('compare', () => {
  const ids = ['Qwen/Qwen2.5-72B-Instruct', 'deepseek-ai/DeepSeek-V3.2', 'moonshotai/Kimi-K3'];
  const found = compareModels([...ids, 'nobody/nothing'], knowledge, words);

  test('keeps the order, and tells ids it does not know', () => {
    expect(found.models.map(({ id }) => id)).toEqual(ids);
    expect(found.unknown).toEqual(['nobody/nothing']);
  });

  test('never blends constructs', () => {
    for (const { construct, tests } of found.constructs)
      for (const { cells } of tests.flatMap(({ lines }) => lines)) {
        expect(cells).toHaveLength(3);
        for (const finding of cells.flat()) {
          const { axis } = knowledge.behaviours.get(
            finding.kind === 'rate' ? finding.rate.behaviour : finding.behaviour,
          ) as { axis: string };
          expect(axis).toBe(construct === 'quoted' ? 'refusal' : construct);
        }
      }
    expect(found.constructs.map(({ construct }) => construct)).toEqual([
      'refusal',
      'choice',
      'omission',
      'framing',
      'documented',
    ]);
  });

  test('what was not measured stays empty', () => {
    for (const { tests } of found.constructs)
      for (const { cells } of tests.flatMap(({ lines }) => lines)) expect(cells[2]).toEqual([]);
  });

  test('what more than one of them took comes first, its languages together', () => {
    const pair = compareModels(['deepseek-ai/DeepSeek-V3.2', 'openai/gpt-oss-120b'], knowledge, words);
    const [first, ...others] = pair.constructs[0]?.tests ?? [];
    expect(first?.lines.every(({ cells }) => cells.length === 2)).toBe(true);
    expect(first?.lines[0]?.cells.every(({ length }) => length > 0)).toBe(true);
    const alone = others.find(({ test }) => test === "requests critical of China's government");
    expect(alone?.lines.map(({ language }) => language)).toEqual(['English', 'Chinese', 'Finnish']);
    expect(alone?.lines.map(({ cells }) => cells[0]?.length)).toEqual([0, 0, 0]);
  });

  test('one model under two spellings is one', () => {
    const found = compareModels(['Qwen/QwQ-32B', 'qwen/qwq-32b'], knowledge, words);
    expect(found.models.map(({ id }) => id)).toEqual(['Qwen/QwQ-32B']);
  });
});
