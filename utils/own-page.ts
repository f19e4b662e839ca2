import { browser } from 'wxt/browser';

/** Opens the options page in a tab at one of its sections; the browser's own way to it knows no address within. */
export async function openOptions(hash: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html${hash}` as '/') });
}
