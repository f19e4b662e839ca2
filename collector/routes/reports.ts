import { type Context, Hono } from 'hono';
import { z } from '../../utils/zod.ts';
import { readJson } from '../http/body.ts';
import { openToAll } from '../http/headers.ts';
import { addressOf } from '../http/limits.ts';
import { Problem, problem } from '../http/problem.ts';
import { type Result, receive } from '../reports/receive.ts';
import type { Services } from '../services.ts';
import { deleteReports, type Proof, readFates } from '../store/reports.ts';

/** Reports in one request. */
export const MOST_REPORTS = 50;
/** Proofs in one request. */
export const MOST_PROOFS = 100;

export const batchSchema = z.object({
  schema: z.literal(1),
  reports: z.array(z.unknown()).min(1).max(MOST_REPORTS),
});
const proofSchema = z.object({ id: z.uuid(), secret: z.string().min(1).max(100) });
export const proofsSchema = z.object({ reports: z.array(proofSchema).min(1).max(MOST_PROOFS) });

/** `/v1/reports` and below: what an extension says to a collector (docs/reports.md). */
export function reportRoutes(services: Services): Hono {
  const { config, store, limits, metrics, receiving } = services;
  const app = new Hono();
  app.use(openToAll);

  /** Counts what a request asks for against its address. @throws Problem */
  function brake(context: Context, cost: number): void {
    const wait = limits.take(addressOf(context, config.proxies), cost);
    if (wait === 0) return;
    metrics.limited();
    throw new Problem('too-many', '', wait);
  }

  app.post('/', async (context) => {
    const body = await readJson(context);
    const isBatch = typeof body === 'object' && body !== null && 'reports' in body;
    const batch = isBatch ? batchSchema.safeParse(body) : null;
    if (batch && !batch.success)
      throw new Problem('malformed-batch', `a batch is {schema: 1, reports: [1 to ${MOST_REPORTS} reports]}`);
    const values = batch?.data.reports ?? [body];
    brake(context, values.length);
    const results = await receive(values, receiving);
    metrics.results(results);
    const [only] = results;
    return isBatch || !only ? context.json({ results }) : answerOne(context, only);
  });

  app.post('/status', async (context) => {
    const proofs = await readProofs(context);
    brake(context, 1);
    return context.json({ statuses: await readFates(store.db, proofs) });
  });

  app.post('/delete', async (context) => {
    const proofs = await readProofs(context);
    brake(context, proofs.length);
    return context.json({ deleted: await deleteReports(store.db, proofs) });
  });

  app.get('/:id/status', async (context) => {
    const proof = proofOf(context);
    brake(context, 1);
    const [fate] = await readFates(store.db, [proof]);
    if (!fate || fate.status === 'unknown')
      return problem(context, 'unknown', 'no report has this id and secret');
    return context.json(fate);
  });

  app.delete('/:id', async (context) => {
    const proof = proofOf(context);
    brake(context, 1);
    const gone = await deleteReports(store.db, [proof]);
    if (gone.length === 0) return problem(context, 'unknown', 'no report has this id and secret');
    return context.body(null, 204);
  });
  return app;
}

async function readProofs(context: Context): Promise<readonly Proof[]> {
  const parsed = proofsSchema.safeParse(await readJson(context));
  if (!parsed.success)
    throw new Problem('malformed-batch', `{reports: [1 to ${MOST_PROOFS} of {id, secret}]} is asked for`);
  return parsed.data.reports;
}

/** @throws Problem unless the request has an id and, as a bearer token (RFC 6750), a secret. */
function proofOf(context: Context): Proof {
  const secret = /^Bearer ([\w.~+/=-]{1,100})$/i.exec(context.req.header('authorization') ?? '')?.[1];
  if (!secret) throw new Problem('wrong-secret', 'send Authorization: Bearer and the secret of the report');
  const parsed = proofSchema.safeParse({ id: context.req.param('id'), secret });
  if (!parsed.success) throw new Problem('unknown', 'no report has this id and secret');
  return parsed.data;
}

function answerOne(context: Context, result: Result): Response {
  const { id, reason, outcome } = result;
  if (outcome === 'rejected') return problem(context, 'invalid-report', reason, { id });
  if (outcome === 'conflict') return problem(context, 'conflict', reason, { id });
  return context.json(result, outcome === 'accepted' ? 201 : 200);
}
