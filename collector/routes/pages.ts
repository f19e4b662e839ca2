import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { dashboard, type Names } from '../pages/dashboard.ts';
import { type Html, PAGE_CSP } from '../pages/layout.ts';
import { privacy } from '../pages/privacy.ts';
import type { Knowing } from '../reports/known-lazily.ts';
import type { Services } from '../services.ts';
import type { Cell } from '../store/statistics.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Styles as they are in the checkout: those of the extension's pages, and what these pages need besides. */
const STYLES = {
  'tokens.css': 'components/tokens.css',
  'page.css': 'components/page.css',
  'public.css': 'collector/pages/public.css',
} as const;
const KINDS: Readonly<Record<string, string>> = {
  refusal: 'The answer refuses',
  evasion: 'The answer avoids the question',
  'state-narrative': "The answer follows a state's line",
  'badge-is-wrong': 'The badge is wrong',
  other: 'Something else',
};
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Pages for everybody. @param statistics as `/v1/statistics` tells them */
export function pageRoutes(
  services: Services,
  statistics: () => Promise<readonly Cell[]>,
  knowing: () => Promise<Knowing>,
): Hono {
  const app = new Hono();
  const names: Omit<Names, 'topic'> = {
    kind: (kind) => KINDS[kind] ?? kind,
    language: (tag) => (/^[a-z]{2,3}(-\w+)?$/i.test(tag) ? (languages.of(tag) ?? tag) : tag || 'unknown'),
  };
  const page = async (context: Context, content: Html): Promise<Response> => {
    context.header('Content-Security-Policy', PAGE_CSP);
    return context.html(await content);
  };
  app.get('/', async (context) => {
    const { topicName } = await knowing();
    return page(context, dashboard(await statistics(), { ...names, topic: topicName }));
  });
  app.get('/privacy', (context) => page(context, privacy(services.config)));
  for (const [name, file] of Object.entries(STYLES)) {
    const css = readFileSync(join(ROOT, file), 'utf8');
    app.get(`/assets/${name}`, (context) =>
      context.body(css, 200, {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'public, max-age=3600',
      }),
    );
  }
  return app;
}
