import { expect, test } from 'vitest';
import { createSearch } from './search.ts';

const find = createSearch(
  ['Qwen/Qwen2.5-72B-Instruct', 'meta-llama/Llama-3.3', '天安門 1989', 'Élysée'],
  (one) => [one],
);

test.each([
  ['', 4],
  ['   ', 4],
  ['QWEN', 1],
  ['72b qwen', 1],
  ['qwen llama', 0],
  ['ｑｗｅｎ', 1],
  ['elysee', 1],
  ['天安門', 1],
  ['(', 0],
])('%j finds %i', (search, count) => {
  expect(find(search)).toHaveLength(count);
});
