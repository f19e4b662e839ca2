import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { composeList } from '../../knowledge/build/compose.ts';
import { createKnowledge } from '../knowledge-index.ts';
import { wordsOf } from '../wording/testing.ts';
import { glanceAt } from './glance.ts';

const composed = composeList(fileURLToPath(new URL('../../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const knowledge = createKnowledge(composed.list);
const words = wordsOf('en');

test('subjects by region: each its own test, what was not measured is none', () => {
  const glance = glanceAt('Qwen/Qwen2.5-72B-Instruct:novita', knowledge, words);
  expect(glance?.row.id).toBe('Qwen/Qwen2.5-72B-Instruct');
  expect(glance?.subjects.map(({ region }) => region)).toEqual(['China', 'Russia', 'US', 'EU']);
  const [china, ...others] = glance?.subjects ?? [];
  expect(china?.rate).toMatchObject({ hits: 5, judged: 50, language: 'en' });
  expect(others.map(({ rate }) => rate && [rate.hits, rate.judged])).toEqual([
    [0, 50],
    [0, 50],
    [0, 50],
  ]);
  expect(glance?.sources).toContain('SpeechMap: criticism of governments');
  expect(new Set(glance?.sources).size).toBe(glance?.sources.length);
});

test('a model that was not measured has no rate; one that the list does not have, no glance', () => {
  const glance = glanceAt('moonshotai/Kimi-K3', knowledge, words);
  expect(glance?.subjects.every(({ rate }) => rate === null)).toBe(true);
  expect(glanceAt('nobody/nothing', knowledge, words)).toBeNull();
  expect(glanceAt('omni', knowledge, words)).toBeNull();
});
