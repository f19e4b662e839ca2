import { browser } from 'wxt/browser';

/** Calls `changed` with what now stands under `key` in local storage (undefined: removed), until `signal` ends. */
export function watchStored(key: string, changed: (value: unknown) => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && Object.hasOwn(changes, key)) changed(changes[key]?.newValue);
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), { once: true });
}
