import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from '../zod.ts';
import { knowledgeListSchema } from './schema.ts';
import type { WireList } from './wire.ts';

/** Both sides: it also writes intersections out, which the comparison would take for other types. */
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

describe('knowledgeListSchema', () => {
  it('infers exactly the shared types', () => {
    expectTypeOf<DeepReadonly<z.infer<typeof knowledgeListSchema>>>().toEqualTypeOf<DeepReadonly<WireList>>();
  });

  it('names the path of a fault', () => {
    const verdict = knowledgeListSchema.safeParse({ schemaVersion: 1, version: 0 });
    expect(verdict.error?.issues.map((issue) => issue.path.join('.'))).toContain('version');
  });
});
