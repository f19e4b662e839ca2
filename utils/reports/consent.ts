import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import type { Destination } from './build-setting.ts';

const schema = z.object({
  version: z.literal(1),
  /** The collector that was named when the reader agreed; empty: reports stay here. */
  collector: z.string(),
  /** Prompt and answer too, or model, topic and signal only. */
  includeText: z.boolean(),
});
export type Consent = z.infer<typeof schema>;

const KEY = 'reportConsent';

/** What the reader agreed to; null: not asked yet, or for another destination than the one in force. */
export async function readConsent({ collector }: Pick<Destination, 'collector'>): Promise<Consent | null> {
  const parsed = schema.safeParse((await browser.storage.local.get(KEY))[KEY]);
  return parsed.success && parsed.data.collector === collector ? parsed.data : null;
}

export async function writeConsent(consent: Omit<Consent, 'version'>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version: 1, ...consent } });
}

/** The next report asks again. */
export async function withdrawConsent(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
