import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { openToAll } from '../http/headers.ts';
import type { Services } from '../services.ts';
import { dump } from '../store/dump.ts';
import { LEAST_REPORTERS, readStatistics } from '../store/statistics.ts';

const FRESH_S = 60;
/** Characters sent at one time. */
const PIECE = 64_000;
export const LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** What everybody may read: counts, and the reports that were released. */
export function openRoutes({ store, now }: Services): Hono {
  const app = new Hono();
  let counted: { at: number; body: Promise<string> } | undefined;

  /** Counted anew at most once a minute, however many ask. */
  const statistics = (): Promise<string> => {
    const at = now().getTime();
    if (!counted || at - counted.at > FRESH_S * 1000) {
      const body = readStatistics(store.db).then((cells) =>
        JSON.stringify({ at: now().toISOString().slice(0, 16), leastReporters: LEAST_REPORTERS, cells }),
      );
      counted = { at, body };
      body.catch(() => {
        counted = undefined;
      });
    }
    return counted.body;
  };

  app.get('/statistics', openToAll, async (context) =>
    context.body(await statistics(), 200, {
      'Content-Type': 'application/json',
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
