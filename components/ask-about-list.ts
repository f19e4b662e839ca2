import type { ListStatus } from '../utils/list-status.ts';
import { type Reply, type RequestOf, sendToBackground } from '../utils/messages.ts';

type ListMessage = 'list-status' | 'update-list' | 'roll-back-list';

/** @throws Error with a reason when the background is gone or has no list that can be used. */
export async function askAboutList(message: RequestOf<ListMessage>): Promise<ListStatus> {
  // Both ends are of this extension and of one build, so the reply's shape is taken as typed.
  const reply = (await sendToBackground(message)) as Reply<{ status: ListStatus }> | undefined;
  if (!reply?.ok) throw new Error(reply?.reason ?? 'the background did not answer');
  return reply.status;
}
