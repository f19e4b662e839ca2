import { useSyncExternalStore } from 'react';

interface Place {
  readonly hash: string;
  /** Where the reader was before; empty: nowhere on this page. */
  readonly before: string;
}

let place: Place = { hash: location.hash, before: '' };

function subscribe(changed: () => void): () => void {
  const listen = () => {
    place = { hash: location.hash, before: place.hash };
    changed();
  };
  addEventListener('hashchange', listen);
  return () => removeEventListener('hashchange', listen);
}

/** The address within this page, and the one before it. */
export const useHash = (): Place => useSyncExternalStore(subscribe, () => place);
