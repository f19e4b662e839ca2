import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { type Draft, draftSchema } from './draft.ts';

/** A draft that waits for the reader's word, in the page that asks for it. */
const waitingSchema = z.strictObject({
  id: z.uuid(),
  /** From a private window: it may be copied, and never kept. */
  fromPrivate: z.boolean(),
  draft: draftSchema,
});
export type WaitingDraft = z.infer<typeof waitingSchema>;

const KEY = 'reportDrafts';
/** Windows a reader may have left open; older drafts are forgotten. */
const MOST = 5;

/**
 * Drafts are kept in the browser's memory only (`storage.session`): what was not agreed to, and what comes from a private
 * window, is never on the disk. They outlive the background, not the browser.
 */
async function readAll(): Promise<WaitingDraft[]> {
  const stored = (await browser.storage.session.get(KEY))[KEY];
  const parsed = z.array(waitingSchema).safeParse(stored);
  return parsed.success ? parsed.data : [];
}

/** @returns the id under which {@link readWaiting} gives it. */
export async function addWaiting(draft: Draft, fromPrivate: boolean): Promise<string> {
  const id = crypto.randomUUID();
  const others = (await readAll()).filter((one) => one.draft.messageId !== draft.messageId);
  await browser.storage.session.set({ [KEY]: [...others, { id, fromPrivate, draft }].slice(-MOST) });
  return id;
}

/** @returns null when there is none: another window has sent it, or the browser was started anew. */
export async function readWaiting(id: string): Promise<WaitingDraft | null> {
  return (await readAll()).find((one) => one.id === id) ?? null;
}

export async function removeWaiting(id: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: (await readAll()).filter((one) => one.id !== id) });
}
