import { expect, test } from 'vitest';
import { wordsOf } from '../wording/testing.ts';
import { sourceRows } from './source-rows.ts';
import { knowledge } from './testing.ts';
import { topicPage, topicRows } from './topic-rows.ts';

const words = wordsOf('en');

test('all topics, those with most models first', () => {
  const rows = topicRows(knowledge, words);
  expect(rows).toHaveLength(knowledge.list.topics.length);
  expect(rows[0]?.models).toBeGreaterThan(20);
  expect(rows.at(-1)?.models).toBe(0);
  expect(topicRows(knowledge, wordsOf('zh_CN')).find(({ id }) => id === 'tiananmen_1989')?.title).toMatch(
    /六四|天安门/,
  );
});

test('a topic says which models have rows on it, in which language', () => {
  const page = topicPage('tiananmen_1989', knowledge, words);
  expect(page?.languages).toEqual(['en', 'zh-Hans']);
  const cells = (id: string) => page?.rows.find((row) => row.id === id)?.cells;
  expect(cells('Qwen/Qwen2.5-72B-Instruct')).toMatchObject([
    { language: 'en', level: 'open' },
    { language: 'zh-Hans', level: 'caution' },
  ]);
  expect(cells('Qwen/QwQ-32B')).toMatchObject([{ language: 'en', text: 'Documented once: did not answer' }]);
  expect(cells('deepseek-ai/DeepSeek-V3.2')?.[0]?.text).toBe('Sources disagree');
  expect(page?.rows.find((row) => row.id === 'Qwen/Qwen2.5-72B-Instruct')?.also).toEqual(['Finnish']);
  expect(cells('moonshotai/Kimi-K2.6')).toBeUndefined();
  expect(page?.tests.map(({ id }) => id)).toContain('speechmap-china');
  expect(page?.termsByLanguage.map(({ language }) => language)).toContain('ar');
});

test('a topic that the list does not have', () => {
  expect(topicPage('nonsense', knowledge, words)).toBeNull();
});

test('sources count every construct apart', () => {
  const rows = sourceRows(knowledge, words);
  expect(rows).toHaveLength(knowledge.list.sources.length);
  expect(rows[0]?.id).toBe('speechmap');
  const bench = rows.find(({ id }) => id === 'ccp-bench');
  expect(bench?.axes.map(({ axis }) => axis)).toEqual(['refusal', 'omission', 'framing']);
  expect(bench?.axes[1]?.judged).toBe(0);
  expect(rows.find(({ id }) => id === 'caisi-deepseek-2025')?.secondHand).toBe(true);
  for (const { url, licence, method } of rows) {
    expect(url).toMatch(/^https:/);
    expect(licence && method).toBeTruthy();
  }
});
