import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { openToAll } from '../http/headers.ts';
import type { Services } from '../services.ts';
import { dump } from '../store/dump.ts';
import { type Cell, LEAST_REPORTERS } from '../store/statistics.ts';
import { FRESH_S } from '../store/told.ts';

/** Characters sent at one time. */
const PIECE = 64_000;
export const LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** What everybody may read: counts, and the reports that were released. */
export function openRoutes({ store }: Services, statistics: () => Promise<readonly Cell[]>): Hono {
  const app = new Hono();
  app.get('/statistics', openToAll, async (context) =>
    context.json({ leastReporters: LEAST_REPORTERS, cells: await statistics() }, 200, {
      'Cache-Control': `public, max-age=${FRESH_S}`,
    }),
  );

  app.get('/export.jsonl', (context) => {
    context.header('Content-Type', 'application/jsonl; charset=utf-8');
    context.header('Link', `<${LICENCE}>; rel="license"`);
    if (context.req.method === 'HEAD') return context.body(null);
    return stream(context, async (out) => {
      let piece = '';
      for await (const line of dump(store.db)) {
        piece += `${line}\n`;
        if (piece.length < PIECE) continue;
        await out.write(piece);
        piece = '';
      }
      await out.write(piece);
    });
  });
  return app;
}
