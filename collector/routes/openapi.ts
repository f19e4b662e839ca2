import { Hono } from 'hono';
import { html } from 'hono/html';
import { OPERATIONS, openApi } from '../http/openapi.ts';

const CSP = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

/** What the interface is: for programs at `/openapi.json`, for people at `/docs`. */
export function documentRoutes(): Hono {
  const document = JSON.stringify(openApi());
  const app = new Hono();
  app.get('/openapi.json', (context) =>
    context.body(document, 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }),
  );
  app.get('/docs', (context) => {
    context.header('Content-Security-Policy', CSP);
    return context.html(page);
  });
  return app;
}

const page = html`<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Unsaid collector: interface</title>
  <h1>Unsaid collector: interface</h1>
  <p>For programs: <a href="/openapi.json">openapi.json</a>.</p>
  ${OPERATIONS.map(
    ({ method, path, summary, description = '', bearer, answers }) => html`<h2>
        <code>${method.toUpperCase()} ${path}</code>
      </h2>
      <p>${summary}. ${description}</p>
      ${bearer ? html`<p><code>Authorization: Bearer</code> ${bearer}</p>` : ''}
      <ul>
        ${Object.entries(answers).map(([status, { what }]) => html`<li><code>${status}</code> ${what}</li>`)}
      </ul>`,
  )}
</html>`;
