import { type Reply, type RequestOf, sendToBackground, type ToBackground } from '../utils/messages.ts';

/** Asks the background for something. @returns why it came to nothing, as a code; empty: it did not */
export async function ask<T extends ToBackground>(message: RequestOf<T>): Promise<string> {
  const reply = (await sendToBackground(message).catch(() => undefined)) as Reply<object> | undefined;
  if (reply?.ok) return '';
  return reply?.reason ?? 'offline';
}
