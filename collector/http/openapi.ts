import { deleteReplySchema, sendReplySchema, statusReplySchema } from '../../utils/reports/protocol.ts';
import { reportSchema } from '../../utils/reports/schema.ts';
import { z } from '../../utils/zod.ts';

/** One operation as it is written down here; {@link openApi} makes OpenAPI of it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Shapes of the body that is sent. */
  readonly body?: z.ZodType;
  /** Kind of proof, as an `Authorization: Bearer` header. */
  readonly bearer?: string;
  readonly answers: Readonly<Record<number, Answer>>;
}
interface Answer {
  readonly what: string;
  readonly type?: string;
  readonly schema?: z.ZodType;
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
});
const refused = (what: string): Answer => ({ what, type: 'application/problem+json', schema: problemSchema });
const json = (what: string, schema?: z.ZodType): Answer => ({
  what,
  type: 'application/json',
  ...(schema && { schema }),
});

const proofs = z.object({
  reports: z
    .array(z.object({ id: z.uuid(), secret: z.string() }))
    .min(1)
    .max(100),
});
const batch = z.object({ schema: z.literal(1), reports: z.array(reportSchema).min(1).max(50) });
const result = sendReplySchema.shape.results.element.extend({ held: z.boolean() });
const cell = z.object({
  model: z.string(),
  topic: z.string(),
  language: z.string(),
  kind: z.string(),
  month: z.string(),
  reports: z.number().int(),
  reporters: z.number().int().min(5),
});

const BUSY = {
  429: refused('Too many from one address; Retry-After says how long to wait'),
  503: refused('Nothing can be kept at the moment; Retry-After says when to come again'),
};

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/reports',
    summary: 'Send one report, or a batch of up to 50',
    description:
      'Acknowledged when it is on the disk. The key is the id that the client made: the same report under the same id is a duplicate, and has the same receipt; another one under it is a conflict. Sent as application/json or, so that a browser asks no permission first, text/plain.',
    body: z.union([reportSchema, batch]),
    answers: {
      200: json(
        'A batch: one result for each, in order. One report: it was there already',
        z.object({ results: z.array(result) }),
      ),
      201: json('One report, kept', result),
      400: refused('No JSON, or neither a report nor a batch'),
      409: refused('One report: another one has this id'),
      413: refused('More than 6,000,000 bytes'),
      415: refused('Another type than JSON or text'),
      422: refused('One report: not taken, and why'),
      ...BUSY,
    },
  },
  {
    method: 'get',
    path: '/v1/reports/{id}/status',
    summary: 'What became of a report',
    bearer: 'the secret of the report',
    answers: {
      200: json('Its state', statusReplySchema.shape.statuses.element),
      401: refused('No secret'),
      404: refused('No report has this id and secret'),
      ...BUSY,
    },
  },
  {
    method: 'delete',
    path: '/v1/reports/{id}',
    summary: 'Delete a report',
    description: 'Also one that has not arrived yet: it is dropped when it does.',
    bearer: 'the secret of the report',
    answers: {
      204: { what: 'It is gone' },
      401: refused('No secret'),
      404: refused('No report has this id and secret'),
      ...BUSY,
    },
  },
  {
    method: 'post',
    path: '/v1/reports/status',
    summary: 'What became of up to 100 reports, without a preflight',
    body: proofs,
    answers: { 200: json('Their states', statusReplySchema), 400: refused('Not in this form'), ...BUSY },
  },
  {
    method: 'post',
    path: '/v1/reports/delete',
    summary: 'Delete up to 100 reports, without a preflight',
    body: proofs,
    answers: {
      200: json('The ids that are gone', deleteReplySchema),
      400: refused('Not in this form'),
      ...BUSY,
    },
  },
  {
    method: 'get',
    path: '/v1/statistics',
    summary: 'Counts by model, topic, language, kind and month',
    description: 'A cell with fewer than five distinct reporters is left out, and no total holds it.',
    answers: {
      200: json('The cells', z.object({ leastReporters: z.number(), cells: z.array(cell) })),
    },
  },
  {
    method: 'get',
    path: '/v1/list',
    summary: 'The knowledge list in force',
    answers: {
      200: json('The list (docs/list-format.md)'),
      304: { what: 'As the client has it' },
      404: refused('None yet'),
    },
  },
  {
    method: 'get',
    path: '/v1/list.sig',
    summary: 'Its signature',
    answers: {
      200: json('One line of JSON (docs/list-format.md)'),
      304: { what: 'As the client has it' },
      404: refused('None yet'),
    },
  },
  {
    method: 'put',
    path: '/v1/list',
    summary: 'Publish a list',
    description: 'The list as the body, its signature file in base64 in the header Unsaid-Signature.',
    bearer: 'ADMIN_TOKEN',
    answers: {
      200: json('Its version', z.object({ version: z.number() })),
      401: refused('Not the maintainer'),
      422: refused('It would not be accepted by an extension, and why'),
    },
  },
  {
    method: 'post',
    path: '/v1/list/clusters',
    summary: 'Say which confirmed clusters are in a list',
    bearer: 'ADMIN_TOKEN',
    body: z.object({ version: z.number().int(), clusters: z.array(z.string()) }),
    answers: {
      200: json('How many were noted', z.object({ noted: z.number() })),
      401: refused('Not the maintainer'),
    },
  },
  {
    method: 'get',
    path: '/v1/export.jsonl',
    summary: 'Reports that were confirmed and released, one JSON a line, under CC0',
    answers: { 200: { what: 'The dump, streamed', type: 'application/jsonl' } },
  },
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the process lives',
    answers: { 200: { what: 'It does', type: 'text/plain' } },
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether reports can be kept',
    answers: { 200: { what: 'They can', type: 'text/plain' }, 503: refused('They can not') },
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Figures for Prometheus',
    answers: { 200: { what: 'Text', type: 'text/plain' } },
  },
];

/** The OpenAPI 3.1 document of {@link OPERATIONS}; its schemas are those that requests are parsed with. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, summary, description = '', body, bearer, answers } of OPERATIONS) {
    const at = paths[path] ?? {};
    paths[path] = at;
    at[method] = {
      summary,
      ...(description && { description }),
      ...(path.includes('{id}') && {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      }),
      ...(body && { requestBody: { required: true, content: bodyTypes(body) } }),
      ...(bearer && { security: [{ bearer: [] }] }),
      responses: Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
      ),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Unsaid collector',
      version: '1',
      summary: 'Receives reports of refusals and serves the knowledge list',
    },
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

const bodyTypes = (body: z.ZodType): object =>
  Object.fromEntries(
    ['application/json', 'text/plain'].map((type) => [type, { schema: z.toJSONSchema(body) }]),
  );

const answerOf = ({ what, type, schema }: Answer): object => ({
  description: what,
  ...(type && { content: { [type]: schema ? { schema: z.toJSONSchema(schema) } : {} } }),
});
