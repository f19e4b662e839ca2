import type { PageApi } from './page-api.ts';
import { DEFAULT_ROUTER } from './routes.ts';

export interface Routers {
  /** Whether the id is a router's and so names no model; undefined until the page's model list has said. */
  isRouter(id: string): boolean | undefined;
}

/**
 * Knows the routers of this deployment. Asks for the model list at the first id that is not the usual router's, and
 * once only; where the list cannot be had, every other id is taken for a model.
 */
export function createRouters(api: PageApi, onLoaded: () => void, signal: AbortSignal): Routers {
  let known: ReadonlySet<string> | undefined;
  let asked = false;

  async function load(): Promise<void> {
    const result = await api.fetchRouterIds(signal);
    known = result.ok ? result.value : new Set();
    if (!signal.aborted) onLoaded();
  }

  return {
    isRouter(id) {
      if (id === '' || id === DEFAULT_ROUTER) return id !== '';
      if (!asked) {
        asked = true;
        void load();
      }
      return known?.has(id);
    },
  };
}
