import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knowledgeListSchema } from '../../utils/knowledge/schema.ts';
import { listJsonSchema } from './json-schema.ts';

test('docs/list.schema.json is what the Zod schema says ("npm run build:schema" writes it)', () => {
  const published = readFileSync(new URL('../../docs/list.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(listJsonSchema());
});

test('it names every field of the envelope and admits no others', () => {
  const schema = JSON.parse(listJsonSchema());
  expect(schema.required).toEqual(Object.keys(knowledgeListSchema.shape));
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.killSwitches.items.enum).toEqual(['badges', 'model-mark', 'detector']);
});
