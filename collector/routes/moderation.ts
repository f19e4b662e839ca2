import { type Context, Hono } from 'hono';
import { z } from '../../utils/zod.ts';
import { readJson } from '../http/body.ts';
import { addressOf } from '../http/limits.ts';
import { Problem, problem } from '../http/problem.ts';
import { createSessions, isOwnPage } from '../http/session.ts';
import type { Knowing } from '../reports/known-lazily.ts';
import type { Services } from '../services.ts';
import { readAudit, undo } from '../store/audit.ts';
import { Refused } from '../store/cluster-rows.ts';
import { decide } from '../store/decisions.ts';
import { mask } from '../store/masking.ts';
import { merge } from '../store/merging.ts';
import { readProposals } from '../store/proposals.ts';
import { readCluster, readQueue } from '../store/queue.ts';

const page = z.coerce.number().int().min(0).max(10_000).default(0);
const queueSchema = z.object({
  state: z.enum(['open', 'confirmed', 'rejected', 'blocked']).default('open'),
  search: z.string().max(100).default(''),
  page,
});
const reason = z.string().trim().min(1).max(300);
const decisionSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('confirmed'),
    release: z.strictObject({ seen: z.number().int().min(0) }).nullable(),
  }),
  z.strictObject({ state: z.enum(['rejected', 'blocked']), reason }),
  z.strictObject({ state: z.literal('open') }),
]);

/** `/moderation/api`: for the moderation page alone, behind its session. No other site may ask. */
export function moderationRoutes(services: Services, knowing: () => Promise<Knowing>): Hono {
  const { config, store, now, readBlocks } = services;
  const { db } = store;
  const sessions = createSessions(config.adminToken, now);
  const app = new Hono();

  app.use(async (context, next) => {
    if (config.adminToken === '')
      return problem(context, 'unavailable', 'moderation is switched off: set ADMIN_TOKEN');
    if (context.req.method !== 'GET' && !isOwnPage(context)) return problem(context, 'forbidden');
    const isOpen = context.req.path.endsWith('/session') && context.req.method !== 'DELETE';
    if (!isOpen && !sessions.isSignedIn(context)) return problem(context, 'not-signed-in');
    return next();
  });

  app.get('/session', (context) => context.json({ signedIn: sessions.isSignedIn(context) }));
  app.post('/session', async (context) => {
    const { token } = await parse(context, z.strictObject({ token: z.string().max(1_000) }));
    const wait = sessions.signIn(context, token, addressOf(context, config.proxies));
    if (wait > 0) throw new Problem('too-many', 'too many tries', wait);
    return wait === 0
      ? context.json({ signedIn: true })
      : problem(context, 'not-signed-in', 'this is not the token');
  });
  app.delete('/session', (context) => {
    sessions.signOut(context);
    return context.json({ signedIn: false });
  });

  app.get('/queue', async (context) => {
    const query = queueSchema.safeParse(context.req.query());
    if (!query.success) return problem(context, 'invalid-report', 'no such part of the queue');
    return context.json({ clusters: await readQueue(db, query.data) });
  });
  app.get('/clusters/:id', async (context) => {
    const cluster = await readCluster(db, context.req.param('id'), page.parse(context.req.query('page')));
    if (!cluster) return problem(context, 'unknown', 'there is no such cluster');
    const { known } = await knowing();
    return context.json({ cluster, known: known(cluster.model) });
  });
  app.post('/clusters/:id/decision', async (context) => {
    await decide(db, context.req.param('id'), await parse(context, decisionSchema), now());
    await readBlocks();
    return context.json({});
  });
  app.post('/clusters/:id/merge', async (context) => {
    const { into } = await parse(context, z.strictObject({ into: z.string().max(64) }));
    await merge(db, context.req.param('id'), into, now());
    return context.json({});
  });
  app.post('/reports/:id/mask', async (context) => {
    const { text } = await parse(context, z.strictObject({ text: z.string().min(1).max(24_000) }));
    return context.json({ masked: await mask(db, context.req.param('id'), text, now()) });
  });
  app.get('/audit', async (context) => context.json({ entries: await readAudit(db) }));
  app.post('/audit/:id/undo', async (context) => {
    await undo(db, context.req.param('id'), now());
    await readBlocks();
    return context.json({});
  });
  app.get('/proposals', async (context) => context.json({ proposals: await readProposals(db) }));

  app.onError((error, context) => {
    if (error instanceof Refused) return problem(context, 'conflict', error.message);
    throw error;
  });
  return app;
}

async function parse<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(context));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem('invalid-report', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
