import superjson from 'superjson';
import type { PageData, View } from '../types.ts';
import { loadApp } from './app-build.ts';
import { v2Value } from './documents.ts';
import { offeredModels } from './models.ts';
import type { Site } from './site.ts';
import { listConversations } from './store.ts';

/** Sets the theme before anything is painted. */
const THEME_SCRIPT = `(() => {
  const theme = localStorage.theme ?? 'system';
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
})();`;

/** The whole HTML document of a view, server-rendered, with the data from which the page hydrates. */
export async function renderDocument(view: View, search: string, site: Site): Promise<string> {
  const app = await loadApp();
  const { store, gaps, unmarked } = site;
  const data: PageData = {
    generation: store.generation,
    gaps,
    unmarked,
    view,
    search,
    models: offeredModels(store.generation, store.withdrawn),
    settings: store.settings,
    conversations: listConversations(store),
  };
  const { head, body } = app.render(structuredClone(data));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${view.kind === 'conversation' ? escapeText(view.conversation.title) : 'HuggingChat stand-in'}</title>
<link rel="icon" href="data:,">
<script>${THEME_SCRIPT}</script>
<link rel="stylesheet" href="${app.style}">
${head}
</head>
<body data-sveltekit-preload-data="hover">
<div id="app" style="display: contents">${body}
${store.generation === 'A' ? '' : dataTags(view, site)}
<script>
{
  const data = ${escapeScript(superjson.stringify(data))};
  const target = document.currentScript.parentElement;
  import(${JSON.stringify(app.script)}).then(({ start }) => start(target, data));
}
</script>
</div>
</body>
</html>
`;
}

/** What the server fetched while rendering, as the page finds it again: `{status, body}` per address. */
function dataTags(view: View, site: Site): string {
  const values: [string, unknown][] = [
    'models',
    'user/settings',
    'user',
    'conversations',
    'public-config',
  ].map((path) => [path, v2Value(path, site)]);
  if (view.kind === 'conversation') values.push([`conversations/${view.conversation.id}`, view.conversation]);
  return values
    .map(([path, value]) => {
      const body = JSON.stringify(superjson.serialize(value));
      const json = escapeScript(JSON.stringify({ status: 200, statusText: 'OK', headers: {}, body }));
      return `<script type="application/json" data-sveltekit-fetched data-url="/chat/api/v2/${path}">${json}</script>`;
    })
    .join('\n');
}

function escapeScript(json: string): string {
  return json.replaceAll('<', '\\u003C').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
