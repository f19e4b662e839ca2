import { type Route, routeKey, routeOf } from './routes.ts';

export interface Navigation {
  readonly route: Route;
  /** Compares the address with the last one seen. Cheap; for browsers that send no `navigation` events. */
  check(): void;
}

/**
 * Follows in-page navigation. The page changes its address through `history.pushState`, which cannot be observed from
 * an isolated world by patching; `navigation` events arrive there where the browser has them.
 * @param onLeave called when another conversation or kind of page is shown; not for changes of the query.
 */
export function watchNavigation(onLeave: () => void, signal: AbortSignal): Navigation {
  let pathname = location.pathname;
  let route = routeOf(pathname);

  function check(): void {
    if (location.pathname === pathname) return;
    pathname = location.pathname;
    const next = routeOf(pathname);
    const left = routeKey(next) !== routeKey(route);
    route = next;
    if (left) onLeave();
  }

  addEventListener('popstate', check, { signal });
  // Not in every browser yet (Firefox since 147).
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', check, {
    signal,
  });
  return {
    get route() {
      return route;
    },
    check,
  };
}
