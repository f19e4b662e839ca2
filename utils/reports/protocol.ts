import { z } from '../zod.ts';

/**
 * What an outbox and a collector say to each other, version 1 (docs/reports.md). Bodies are JSON, sent as `text/plain`: so
 * a browser asks no permission first, and each delivery is one request. Replies may hold more than is named here.
 */
export const PATHS = {
  /** `{schema: 1, reports: [report]}` */
  send: 'v1/reports',
  /** `{reports: [{id, secret}]}` */
  status: 'v1/reports/status',
  /** `{reports: [{id, secret}]}` */
  delete: 'v1/reports/delete',
} as const;

const id = z.uuid();
const words = z.string().max(300);

/** A repeat is `duplicate`: the collector has it, so it is delivered. `conflict`: it has another report under this id. */
export const sendReplySchema = z.object({
  results: z
    .array(
      z.object({
        id,
        outcome: z.enum(['accepted', 'duplicate', 'conflict', 'rejected']),
        receipt: words.default(''),
        reason: words.default(''),
      }),
    )
    .max(1000),
});

const fateSchema = z.object({
  status: z.enum(['received', 'under-review', 'confirmed', 'rejected', 'deleted', 'unknown']),
  /** `confirmed`: version of the list it went into. */
  list: z.number().int().min(1).nullable().default(null),
  reason: words.default(''),
});
/** What became of a report, in the collector's words. */
export type Fate = z.infer<typeof fateSchema>;
export const statusReplySchema = z.object({ statuses: z.array(fateSchema.extend({ id })).max(1000) });

/** Ids that are gone, and stay so: a report that arrives after its deletion is acknowledged and dropped. */
export const deleteReplySchema = z.object({ deleted: z.array(id).max(1000) });
