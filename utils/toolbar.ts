import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { PageHealth } from './huggingchat/types.ts';

/** Title of the toolbar button for a page in this state; `null` stands for paused. */
export function toolbarTitle(health: PageHealth | null): string {
  if (health === null) return i18n.t('toolbar.paused');
  if (health.state === 'unreadable') return i18n.t('toolbar.unreadable', [health.reason]);
  return i18n.t(health.state === 'reading' ? 'toolbar.reading' : 'toolbar.idle');
}

/** Shows the page's health on the button of that tab only; a tab that has gone is no error. */
export async function showHealth(tabId: number, health: PageHealth | null): Promise<void> {
  const unreadable = health?.state === 'unreadable';
  try {
    await browser.action.setTitle({ tabId, title: toolbarTitle(health) });
    await browser.action.setBadgeText({ tabId, text: unreadable ? '!' : '' });
    if (unreadable) await browser.action.setBadgeBackgroundColor({ tabId, color: '#92400e' });
  } catch {
    // The tab was closed between the report and this call.
  }
}
