import { browser } from 'wxt/browser';

const KEY = 'listInForce';

/** Tells every page that another list is in force. */
export async function announceList(version: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version, at: Date.now() } });
}

/** Calls `changed` whenever another list came into force, until `signal` ends. */
export function watchList(changed: () => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && Object.hasOwn(changes, KEY)) changed();
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), { once: true });
}
