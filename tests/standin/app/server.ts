import { render as renderComponent } from 'svelte/server';
import type { PageData } from '../types.ts';
import App from './App.svelte';
import { PageApp } from './page-app.svelte.ts';

/** Server-renders the page. */
export function render(data: PageData): { head: string; body: string } {
  const { head, body } = renderComponent(App, { props: { app: new PageApp(data) } });
  return { head, body };
}
