import { browser } from 'wxt/browser';

/** Closes the page it is called in. `window.close()` alone does nothing in Firefox, where an extension opened the window. */
export async function closePage(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) window.close();
  else await browser.tabs.remove(tab.id);
}
