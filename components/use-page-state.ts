import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { type PageState, type RequestOf, type ResponseOf, sendToTab, type ToTab } from '../utils/messages.ts';
import type { Settings } from '../utils/settings.ts';

/** `elsewhere`: no page of HuggingChat, or one that was open before Unsaid was installed. */
export type Page = PageState | { readonly state: 'loading' | 'elsewhere' };

/**
 * Asks the page under the popup once a second while the popup is open, and at once when the settings change.
 * @returns the page, and what has it asked now
 */
export function usePageState(settings: Settings): readonly [Page, () => void] {
  const [page, setPage] = useState<Page>({ state: 'loading' });
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the settings change
  useEffect(() => {
    let open = true;
    const ask = async () => {
      const next = (await askPage({ type: 'get-page-state' })) ?? { state: 'elsewhere' as const };
      if (open) setPage(next);
    };
    void ask();
    const timer = setInterval(ask, 1000);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [settings, asked]);
  return [page, () => setAsked(asked + 1)];
}

/** Asks the page under the popup. @returns null when there is no page of ours */
export async function askPage<M extends RequestOf<ToTab>>(message: M): Promise<ResponseOf<M['type']> | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : sendToTab(tab.id, message).catch(() => null);
}
