import { browser } from 'wxt/browser';

/** Shows the options page at one of its sections, in the tab it is open in or a new one; the browser's own way to it knows no address within. */
export async function openOptions(hash: string): Promise<void> {
  const page = browser.runtime.getURL('/options.html');
  const url = `${page}${hash}`;
  // Needs no permission: an extension sees the addresses of its own pages.
  const [open] = await browser.tabs.query({ url: `${page}*` }).catch(() => []);
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  await browser.windows?.update(open.windowId, { focused: true });
}
