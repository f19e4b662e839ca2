import { LEVELS } from '../assess-types.ts';
import { z } from '../zod.ts';

/**
 * What a report is, version 1: everything that leaves, and nothing else. The collector parses with this same schema.
 * Never in it: conversation id, message id, account, cookies, addresses beyond the site, time finer than the hour.
 */
export const REPORT_KINDS = ['refusal', 'evasion', 'state-narrative', 'badge-is-wrong', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Longest texts in a report, in UTF-16 code units; what is longer is cut, and says so. */
export const LIMITS = { prompt: 8_000, answer: 24_000, comment: 2_000 } as const;

const text = (max: number) => z.string().max(max);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const hubId = z.string().regex(/^$|^[\w.-]{1,96}\/[\w.-]{1,96}$/);
const slug = z.string().regex(/^[\w.:/-]{0,200}$/);
const topic = z.string().regex(/^[a-z0-9_]{1,80}$/);

export const reportSchema = z.strictObject({
  schema: z.literal(1),
  /** Random (v4): v7 would carry the millisecond. Made by the client; the same id is the same report. */
  id: z.uuidv4(),
  /** SHA-256, hex, of the report's 128-bit secret. Who knows the secret may ask what became of the report, or delete it. */
  secretHash: sha256,
  /** Counts installations in one cell (model, first topic, month); links nothing across cells. */
  reporterTag: sha256,
  /** UTC, to the hour. */
  created: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:00Z$/),
  kind: z.enum(REPORT_KINDS),
  comment: text(LIMITS.comment),
  /** Hub id; empty when unknown. */
  model: hubId,
  provider: slug,
  route: slug,
  /** How the page told the model: by its API, a link, the composer's line, or not at all. */
  modelFrom: z.enum(['api', 'link', 'footer', 'none']),
  /** Where the words were read: the page's API, of which generation, or what the page shows. */
  source: z.enum(['v2', 'older', 'page']),
  language: slug,
  /** The topic that the badge was worded for comes first. */
  topics: z.array(topic).max(30),
  assessed: z.strictObject({
    level: z.enum(LEVELS),
    signal: z.enum(['none', 'answered', 'evasion', 'refusal', 'inability']),
    /** Detector score 0..1. */
    score: z.number().min(0).max(1),
  }),
  versions: z.strictObject({ detector: slug, list: z.number().int().min(0), extension: slug }),
  /** Null: the reader chose to send model, topic and signal only, or the words are somebody else's. */
  text: z
    .strictObject({
      prompt: text(LIMITS.prompt),
      answer: text(LIMITS.answer),
      /** The reader changed the words before sending. */
      edited: z.boolean(),
      /** At least one of them was longer than a report may be. */
      cut: z.boolean(),
    })
    .nullable(),
});
export type Report = z.infer<typeof reportSchema>;
