import { describe, expect, test } from 'vitest';
import { wordsOf } from '../wording/testing.ts';
import { modelProfile } from './model-profile.ts';
import { modelRows, orderModels } from './model-rows.ts';
import { knowledge } from './testing.ts';

const words = wordsOf('en');
const rows = modelRows(knowledge, words);
const row = (id: string) => {
  const found = rows.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('modelRows', () => {
  test('has the whole catalogue, most measured first', () => {
    expect(rows).toHaveLength(knowledge.list.models.length);
    const judged = rows.map(({ evidence }) => evidence.judged);
    expect(judged).toEqual([...judged].sort((a, b) => b - a));
    expect(judged[0]).toBeGreaterThan(500);
    expect(rows.at(-1)?.evidence).toMatchObject({
      judged: 0,
      choice: 0,
      documented: 0,
      other: 0,
      related: 0,
    });
  });

  test('language by language, with interval and control', () => {
    const [en, zh] = row('Qwen/Qwen2.5-72B-Instruct').rates;
    expect(en).toMatchObject({ hits: 5, judged: 50, warns: false, control: { hits: 0, judged: 150 } });
    expect(zh).toMatchObject({ hits: 30, judged: 50, warns: true, interval: '46% – 72%' });
    expect(row('Qwen/Qwen2.5-72B-Instruct').otherLanguages).toEqual(['Finnish']);
  });

  test('not measured is no rate at all, few refusals is one', () => {
    expect(row('moonshotai/Kimi-K3').rates).toEqual([null, null]);
    expect(row('moonshotai/Kimi-K3').text).toBe('Not measured');
    expect(row('meta-llama/Llama-3.3-70B-Instruct').rates[0]).toMatchObject({ hits: 0, judged: 50, low: 0 });
    expect(row('meta-llama/Llama-3.3-70B-Instruct').text).toBe('Few or no refusals in the tests so far');
  });

  test('choice tests, documented cases and relatives never make a rate', () => {
    const kimi = row('moonshotai/Kimi-K2.6');
    expect(kimi.rates).toEqual([null, null]);
    expect(kimi.evidence).toMatchObject({ judged: 0, choice: 1 });
    expect(row('Qwen/QwQ-32B').evidence).toMatchObject({ judged: 0, documented: 1 });
    for (const { rates, evidence } of rows) if (evidence.judged === 0) expect(rates).toEqual([null, null]);
  });

  test('never says uncensored, in either language', () => {
    for (const { text } of [...rows, ...modelRows(knowledge, wordsOf('zh_CN'))])
      expect(text).not.toMatch(/uncensored|无审查/i);
  });

  test('by name, whatever the case', () => {
    const names = orderModels(rows, 'name').map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });
});

describe('modelProfile', () => {
  test('of a measured model: its tests, and its sources by title', () => {
    const page = modelProfile('qwen/qwen2.5-72b-instruct', knowledge, words, new Date('2026-11-23'));
    expect(page.id).toBe('Qwen/Qwen2.5-72B-Instruct');
    expect(page.sources.map(({ id }) => id)).toEqual(['freedombench', 'speechmap', 'techcrunch-2024']);
    expect(page.card.sections[0]?.blocks.length).toBeGreaterThan(3);
    expect(page).toMatchObject({ hasOwn: true });
  });

  test('of a stranger: nothing of its own', () => {
    const page = modelProfile('nobody/new-model', knowledge, words, new Date('2026-11-23'));
    expect(page).toMatchObject({ model: null, hasOwn: false, hasRelatives: false, sources: [] });
  });
});
