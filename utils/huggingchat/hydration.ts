import { SELECTORS } from './selectors.ts';

/** How long to wait for the sign of hydration on a SvelteKit page that never gives it. */
const PATIENCE_MS = 10_000;

/**
 * Whether the page's own script has taken over the server's HTML. Nodes put in before that crash Svelte (svelte
 * #14920, #15819), and `document_idle` comes before it.
 *
 * The sign: SvelteKit's generated root component renders its live region `#svelte-announcer` under `{#if mounted}`,
 * and `mounted` is set in the root's `onMount`, which runs after every component below it has hydrated. The server
 * never renders it. Checked in the root component of SvelteKit 2.17, 2.21 and 2.70, the versions of the three
 * generations. Should a later version drop it, a loaded page counts as hydrated after {@link PATIENCE_MS}; a page
 * that is no SvelteKit page counts once it is loaded. Callers ask only when the DOM has been quiet.
 *
 * @param waitedMs time since the watch began.
 */
export function isHydrated(page: Document, waitedMs: number): boolean {
  if (page.querySelector(SELECTORS.announcer)) return true;
  if (page.readyState !== 'complete') return false;
  return !page.querySelector(SELECTORS.svelteKit) || waitedMs >= PATIENCE_MS;
}
