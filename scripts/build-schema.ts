/** `npm run build:schema`: writes the list's JSON Schema, made from the Zod schema, to docs/list.schema.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listJsonSchema } from '../knowledge/build/json-schema.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'list.schema.json'), listJsonSchema());
