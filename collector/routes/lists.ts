import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { MAX_PACKED } from '../../utils/knowledge/accept.ts';
import { z } from '../../utils/zod.ts';
import { readJson } from '../http/body.ts';
import { openToAll } from '../http/headers.ts';
import { Problem, problem } from '../http/problem.ts';
import { sha256 } from '../reports/row.ts';
import type { Services } from '../services.ts';
import type { Encoding, Served } from '../store/lists.ts';
import { notePublished } from '../store/published.ts';

/** A list may be asked for again after this long, in seconds; extensions look once a day. */
const FRESH_S = 300;

export const publishedSchema = z.object({
  version: z.number().int().min(1),
  clusters: z.array(z.string().min(1).max(64)).max(10_000),
});

/** `/v1/list` and `/v1/list.sig`: the files that extensions fetch. */
export function listRoutes({ lists, config, store, log }: Services): Hono {
  const app = new Hono();
  const serve = (pick: 'list' | 'signature', type: string) => (context: Context) => {
    const pair = lists.current;
    return pair ? send(context, pair[pick], type) : problem(context, 'unknown', 'no list was published yet');
  };
  for (const path of ['/list', '/list.json']) app.get(path, openToAll, serve('list', 'application/json'));
  for (const path of ['/list.sig', '/list.json.sig'])
    app.get(path, openToAll, serve('signature', 'application/json'));

  /** From the maintainer's machine, which has signed it: `npm run list:publish`. */
  app.put('/list', async (context) => {
    if (!isMaintainer(context, config.adminToken)) return problem(context, 'not-signed-in');
    const said = Number(context.req.header('content-length') ?? Number.POSITIVE_INFINITY);
    if (!(said <= MAX_PACKED))
      throw new Problem('too-large', `at most ${MAX_PACKED} bytes, with their length`);
    const signature = Buffer.from(context.req.header('unsaid-signature') ?? '', 'base64').toString('utf8');
    const refused = await lists.publish(new Uint8Array(await context.req.arrayBuffer()), signature);
    if (refused) return problem(context, 'invalid-report', refused);
    const version = lists.current?.version ?? 0;
    log('info', 'list published', { version });
    return context.json({ version });
  });

  /** Which confirmed clusters are in a list, so that their reporters learn of it. */
  app.post('/list/clusters', async (context) => {
    if (!isMaintainer(context, config.adminToken)) return problem(context, 'not-signed-in');
    const parsed = publishedSchema.safeParse(await readJson(context));
    if (!parsed.success) throw new Problem('malformed-batch', '{version, clusters: [ids]} is asked for');
    const { version, clusters } = parsed.data;
    return context.json({ noted: await notePublished(store.db, version, clusters) });
  });
  return app;
}

/** Compared by hash, so that neither length nor content shows in the time it takes. */
export function isMaintainer(context: Context, adminToken: string): boolean {
  const said = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  const equal = timingSafeEqual(Buffer.from(sha256(said)), Buffer.from(sha256(adminToken)));
  return equal && adminToken !== '';
}

function send(context: Context, { etag, bodies }: Served, type: string): Response {
  const encoding = chooseEncoding(context.req.header('accept-encoding') ?? '');
  const tag = encoding === 'identity' ? etag : etag.replace(/"$/, `-${encoding}"`);
  const headers = {
    ETag: tag,
    Vary: 'Accept-Encoding',
    'Cache-Control': `public, max-age=${FRESH_S}`,
    'Content-Type': type,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  };
  const known = context.req
    .header('if-none-match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (known?.some((one) => one === tag || one === '*')) return context.body(null, 304, headers);
  return context.body(bodies[encoding], 200, headers);
}

/** The smaller of those that are taken (RFC 9110, 12.5.3); one with `q=0` is not. */
export function chooseEncoding(accepted: string): Encoding {
  const takes = (name: string) =>
    accepted.split(',').some((part) => {
      const [coding = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return coding === name && !parameters.some((one) => /^q=0(\.0*)?$/.test(one));
    });
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
