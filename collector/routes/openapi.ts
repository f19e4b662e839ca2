import { Hono } from 'hono';
import { html } from 'hono/html';
import { OPERATIONS, openApi } from '../http/openapi.ts';
import { layout, PAGE_CSP } from '../pages/layout.ts';

/** What the interface is: for programs at `/openapi.json`, for people at `/docs`. */
export function documentRoutes(): Hono {
  const document = JSON.stringify(openApi());
  const app = new Hono();
  app.get('/openapi.json', (context) =>
    context.body(document, 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }),
  );
  app.get('/docs', async (context) => {
    context.header('Content-Security-Policy', PAGE_CSP);
    return context.html(await page);
  });
  return app;
}

const page = layout(
  'Interface',
  html`<p>For programs: <a href="/openapi.json">openapi.json</a>.</p>
    ${OPERATIONS.map(
      ({ method, path, summary, description = '', bearer, answers }) => html`<h2>
          <code>${method.toUpperCase()} ${path}</code>
        </h2>
        <p>${summary}. ${description}</p>
        ${bearer ? html`<p><code>Authorization: Bearer</code> ${bearer}</p>` : ''}
        <ul>
          ${Object.entries(answers).map(([status, { what }]) => html`<li><code>${status}</code> ${what}</li>`)}
        </ul>`,
    )}`,
);
