import { browser } from 'wxt/browser';
import { watchStored } from '../watch-stored.ts';

const KEY = 'reportsChanged';

/** Tells every page that reports of these answers are in another state. */
export async function announceReports(messageIds: readonly string[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: { messageIds, at: Date.now() } });
  await browser.storage.local.remove(KEY); // it was for telling, not for keeping
}

/** Calls `changed` whenever reports have changed, until `signal` ends. */
export function watchReports(changed: (messageIds: readonly string[]) => void, signal: AbortSignal): void {
  const heard = (value: unknown) => {
    const told = (value as { messageIds?: unknown } | undefined)?.messageIds;
    if (Array.isArray(told)) changed(told);
  };
  watchStored(KEY, heard, signal);
}
