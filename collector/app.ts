import { Hono } from 'hono';
import { plainHeaders } from './http/headers.ts';
import { Problem, problem } from './http/problem.ts';
import { createKnowing } from './reports/known-lazily.ts';
import { healthRoutes } from './routes/health.ts';
import { listRoutes } from './routes/lists.ts';
import { moderationRoutes } from './routes/moderation.ts';
import { moderationPage } from './routes/moderation-page.ts';
import { openRoutes } from './routes/open.ts';
import { documentRoutes } from './routes/openapi.ts';
import { pageRoutes } from './routes/pages.ts';
import { reportRoutes } from './routes/reports.ts';
import type { Services } from './services.ts';
import { StoreDown } from './store/intake.ts';
import { isOutage } from './store/open.ts';
import { createTold } from './store/told.ts';

/** Asked of a client while the database is away, in seconds. */
const RETRY_S = 30;

/** The collector's HTTP interface, from what it works with. */
export function createApp(services: Services): Hono {
  const { metrics, log } = services;
  const app = new Hono();
  const knowing = createKnowing(services.lists, services.now);
  const statistics = createTold(services.store.db, services.now);
  app.use(plainHeaders);
  app.use(async (context, next) => {
    const started = performance.now();
    await next();
    const { routePath, method } = context.req;
    metrics.request(`${method} ${routePath}`, context.res.status, performance.now() - started);
  });
  app.route('/v1/reports', reportRoutes(services));
  app.route('/v1', listRoutes(services));
  app.route('/v1', openRoutes(services, statistics));
  app.route('/moderation/api', moderationRoutes(services, knowing));
  app.route('/', healthRoutes(services));
  app.route('/', documentRoutes());
  app.route('/', pageRoutes(services, statistics, knowing));
  app.route('/', moderationPage());

  app.notFound((context) => problem(context, 'unknown'));
  app.onError((thrown, context) => {
    const isAway = thrown instanceof StoreDown || isOutage(thrown);
    const error = isAway ? new Problem('unavailable', '', RETRY_S) : thrown;
    if (!(error instanceof Problem)) {
      // The message of an unexpected error may hold what was sent; its kind and place do not.
      log('error', 'request failed', { route: context.req.routePath, error: error.name, at: placeOf(error) });
      return problem(context, 'broken');
    }
    const answer = problem(context, error.problem, error.message);
    if (error.retryAfter > 0) answer.headers.set('Retry-After', `${error.retryAfter}`);
    return answer;
  });
  return app;
}

const placeOf = ({ stack = '' }: Error): string => /\(?([^\s(]+:\d+:\d+)\)?$/m.exec(stack)?.[1] ?? '';
