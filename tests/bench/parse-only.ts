/** The least a service can do with a report: parse its JSON and answer. Same runtime and framework as the collector. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/v1/reports', async (context) => {
  const { id } = await context.req.json<{ id: string }>();
  return context.json({ id }, 201);
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  console.log(`collector listening on http://127.0.0.1:${port}`),
);
