import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Log } from '../http/log.ts';
import { problem } from '../http/problem.ts';
import { layout, PAGE_CSP } from '../pages/layout.ts';

const WEB = join(import.meta.dirname, '../web');
const BUILT = join(WEB, 'dist');
const INDEX = join(BUILT, 'index.html');
const ROOT = join(import.meta.dirname, '../..');
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
/** Names of files as Vite makes them, with a hash of what is in them. */
const ASSET = /^[\w-]+\.(js|css)$/;
const YEAR = 'public, max-age=31536000, immutable';
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * Builds the moderation page where a checkout has not built it yet, beside the requests, which do not wait for it; an image has
 * it built in (collector/Containerfile).
 */
export function buildModerationPage(log: Log): void {
  if (existsSync(INDEX)) return;
  const build = spawn('npm', ['run', '-s', 'build:collector'], { cwd: ROOT, stdio: 'ignore' });
  build.on('error', (error) =>
    log('warn', 'the moderation page could not be built', { error: error.message }),
  );
  build.on('exit', (code) =>
    log(code === 0 ? 'info' : 'warn', 'moderation page built', { code: code ?? -1 }),
  );
  build.unref();
}

/** The moderation page; until it is built, word of that. */
export function moderationPage(): Hono {
  const app = new Hono();
  app.get('/moderation', (context) => context.redirect('/moderation/', 301));
  app.get('/moderation/', async (context) => {
    if (existsSync(INDEX)) {
      context.header('Content-Security-Policy', CSP);
      return context.html(readFileSync(INDEX, 'utf8'));
    }
    context.header('Content-Security-Policy', PAGE_CSP);
    return context.html(
      await layout('Moderation', html`<p>This page is being built. Reload it in a moment.</p>`),
      503,
    );
  });
  app.get('/moderation/assets/:name', (context) => {
    const name = context.req.param('name');
    const file = join(BUILT, 'assets', name);
    if (!ASSET.test(name) || !existsSync(file)) return problem(context, 'unknown');
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return context.body(readFileSync(file), 200, { 'Content-Type': type, 'Cache-Control': YEAR });
  });
  return app;
}
