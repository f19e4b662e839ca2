import { browser } from 'wxt/browser';
import { watchStored } from './watch-stored.ts';

const KEY = 'listInForce';

/** Tells every page that another list is in force. */
export async function announceList(version: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version, at: Date.now() } });
}

/** Calls `changed` whenever another list came into force, until `signal` ends. */
export function watchList(changed: () => void, signal: AbortSignal): void {
  watchStored(KEY, changed, signal);
}
