import { browser } from 'wxt/browser';
import { REASON_CODES, type Reason } from './knowledge/reasons.ts';
import { z } from './zod.ts';

const reasonSchema = z.strictObject({
  code: z.enum(REASON_CODES),
  values: z.array(z.string().max(200)).max(9).readonly(),
}) satisfies z.ZodType<Reason>;

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('updated'), version: z.number() }),
  z.strictObject({ kind: z.literal('rolled-back'), version: z.number() }),
  z.strictObject({ kind: z.literal('current') }),
  z.strictObject({ kind: z.literal('refused'), reason: reasonSchema }),
]);
/** How the last look for a newer list ended. */
export type Outcome = z.infer<typeof outcomeSchema>;

const checkSchema = z.strictObject({
  /** Id of the source that was asked; what became of another says nothing of this one. */
  source: z.string().max(1000),
  /** Of the last look for a newer list: milliseconds since 1970; null when there was none. */
  at: z.number().nullable(),
  failures: z.number().int().min(0).max(100),
  firstMirror: z.number().int().min(0).max(1),
  /** The last thing that happened, and when; going back to an earlier list counts too. */
  last: z.strictObject({ at: z.number(), outcome: outcomeSchema }).nullable(),
});
export type ListCheck = z.infer<typeof checkSchema>;

const KEY = 'listCheck';
const NEVER = { at: null, failures: 0, firstMirror: 0, last: null } as const;

/**
 * The record of the last check of a source; as if there had been none where it is absent, damaged, of an older shape or
 * of another source.
 */
export async function readListCheck(source: string): Promise<ListCheck> {
  const parsed = checkSchema.safeParse((await browser.storage.local.get(KEY))[KEY]);
  return parsed.success && parsed.data.source === source ? parsed.data : { source, ...NEVER };
}

export async function writeListCheck(check: ListCheck): Promise<void> {
  await browser.storage.local.set({ [KEY]: check });
}
