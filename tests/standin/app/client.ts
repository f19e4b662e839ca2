import superjson, { type SuperJSONResult } from 'superjson';
import { hydrate } from 'svelte';
import type { PageData } from '../types.ts';
import App from './App.svelte';
import { PageApp } from './page-app.svelte.ts';
import './message.css';
import './prose.css';
import './dock.css';
import './pages.css';
import './style.css';

/** Hydrates the server-rendered page inside `target`. */
export function start(target: HTMLElement, data: SuperJSONResult): void {
  const app = new PageApp(superjson.deserialize<PageData>(data));
  const take = () => hydrate(App, { target, props: { app } });
  if (app.gaps.hydration > 0) setTimeout(take, app.gaps.hydration);
  else take();
  if (app.generation === 'C') removeDataTagsAfter(app.gaps.dataTags);
}

/** The newest page takes the server's data tags out of the document; the older ones leave them in. */
function removeDataTagsAfter(ms: number): void {
  const remove = () =>
    setTimeout(() => {
      for (const tag of document.querySelectorAll('script[data-sveltekit-fetched]')) tag.remove();
    }, ms);
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', remove, { once: true });
  else remove();
}
