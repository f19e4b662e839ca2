import { browser } from 'wxt/browser';

const KEY = 'welcomed';

/** Opens the first page that a new reader sees, once for an installation; behind what they are reading, which it takes nobody from. */
export async function welcomeOnce(): Promise<void> {
  if ((await browser.storage.local.get(KEY))[KEY]) return;
  // Best effort: on a full disk it may come again.
  await browser.storage.local.set({ [KEY]: true }).catch(() => {});
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html'), active: false });
}
