import { Hono } from 'hono';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** A database that takes longer does not answer. */
const PATIENCE_MS = 1_000;

/** For whoever watches over the collector. */
export function healthRoutes({ store, intake, metrics, isDraining }: Services): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok\n'));

  app.get('/readyz', async (context) => {
    if (isDraining()) return problem(context, 'unavailable', 'it is ending');
    if (intake.isDown) return problem(context, 'unavailable', 'the last reports could not be kept');
    const late = new Promise<never>((_, reject) =>
      setTimeout(reject, PATIENCE_MS, new Error('no answer in time')).unref(),
    );
    try {
      await Promise.race([store.ping(), late]);
      return context.text('ready\n');
    } catch {
      return problem(context, 'unavailable', 'the database does not answer');
    }
  });

  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  return app;
}
