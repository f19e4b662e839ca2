import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
/** Pages hold no script at all. */
export const PAGE_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Every page that is read and not used. */
export const layout = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/assets/tokens.css" />
    <link rel="stylesheet" href="/assets/page.css" />
    <link rel="stylesheet" href="/assets/public.css" />
  </head>
  <body>
    <nav aria-label="Pages">
      <a href="/">Reports</a> <a href="/privacy">Privacy</a> <a href="/docs">Interface</a>
      <a href="/moderation/">Moderation</a>
    </nav>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
