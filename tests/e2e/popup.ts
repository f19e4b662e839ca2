import type { BrowserContext, Page } from '@playwright/test';
import { backgroundOf } from './fixtures.ts';

/** The popup in a tab of its own, as if it stood over the tab of `page`. */
export async function openPopup(context: BrowserContext, page?: Page): Promise<Page> {
  const worker = await backgroundOf(context);
  await page?.bringToFront();
  const under = await worker.evaluate(
    'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)',
  );
  const popup = await context.newPage();
  await popup.addInitScript(`
    const query = chrome.tabs.query.bind(chrome.tabs);
    chrome.tabs.query = async (what) => (what.active ? [{ id: ${under} }] : query(what));
  `);
  await popup.goto(new URL('/popup.html', worker.url()).href);
  return popup;
}
