import { type RefObject, useEffect, useRef } from 'react';

/** Marks what the reader came for, so that the page's title does not take the focus from it. */
export const ARRIVAL = 'data-arrival';

/** Brings an element into view, and the focus to it, when the reader came for it. */
export function useArrival<T extends HTMLElement>(arrived: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (!arrived) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [arrived]);
  return element;
}
