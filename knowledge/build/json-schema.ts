import { knowledgeListSchema } from '../../utils/knowledge/schema.ts';
import { z } from '../../utils/zod.ts';

/**
 * The list's JSON Schema (2020-12), made from the Zod schema, as the text of `docs/list.schema.json`. It can't say
 * what spans fields (no more not answered than judged, caps on the number of keys, no key `__proto__`): the extension
 * checks those as well.
 */
export function listJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(knowledgeListSchema, { unrepresentable: 'any' });
  const named = {
    $schema,
    title: 'Unsaid knowledge list',
    description: 'See docs/list-format.md.',
    ...schema,
  };
  return `${JSON.stringify(named, null, 2)}\n`;
}
