import { browser } from 'wxt/browser';
import { type CustomSource, parseCustomSource } from './knowledge/custom-source.ts';
import { watchStored } from './watch-stored.ts';

/** A list that the reader uses in place of Unsaid's own, as stored: texts, judged again at every reading. */
export interface ListChoice {
  readonly url: string;
  /** `id:base64`; empty: unsigned. */
  readonly key: string;
}

const KEY = 'listChoice';

/** The reader's own source; null: Unsaid's. What is damaged, or would not be taken today, counts as none. */
export async function readListChoice(): Promise<CustomSource | null> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as Partial<ListChoice> | null | undefined;
  if (typeof stored?.url !== 'string' || typeof stored.key !== 'string') return null;
  const parsed = parseCustomSource(stored.url, stored.key);
  return parsed.ok ? parsed.source : null;
}

/**
 * From now on this list, or Unsaid's own again. The page that asks for it writes it here: the background takes no
 * address from a message.
 * @throws when the store can't be written; what was chosen stays.
 */
export async function writeListChoice(choice: ListChoice | null): Promise<void> {
  if (choice) await browser.storage.local.set({ [KEY]: choice });
  else await browser.storage.local.remove(KEY);
}

/** Calls `changed` whenever another source was chosen, until `signal` ends. */
export function watchListChoice(changed: () => void, signal: AbortSignal): void {
  watchStored(KEY, changed, signal);
}
