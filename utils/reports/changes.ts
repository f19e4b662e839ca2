import { browser } from 'wxt/browser';

const KEY = 'reportsChanged';

/** Tells every page that reports of these answers are in another state. */
export async function announceReports(messageIds: readonly string[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: { messageIds, at: Date.now() } });
  await browser.storage.local.remove(KEY); // it was for telling, not for keeping
}

/** Calls `changed` whenever reports have changed, until `signal` ends. */
export function watchReports(changed: (messageIds: readonly string[]) => void, signal: AbortSignal): void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const told = (changes[KEY]?.newValue as { messageIds?: unknown } | undefined)?.messageIds;
    if (area === 'local' && Array.isArray(told)) changed(told);
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), { once: true });
}
