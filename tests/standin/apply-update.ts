import type { Message, Update } from './types.ts';

/** Puts one line of the stream into the message; used by the server (which keeps it) and by the page (which shows it). */
export function applyUpdate(message: Message, update: Update): void {
  switch (update.type) {
    case 'stream':
      message.content += update.token.replaceAll('\0', '');
      return;
    case 'reasoning':
      message.reasoning = (message.reasoning ?? '') + (update.token ?? '');
      return;
    case 'finalAnswer':
      message.content = update.text;
      message.interrupted = update.interrupted;
      message.updates.push(update);
      return;
    case 'tool':
    case 'routerMetadata':
      message.updates.push(update);
      return;
    case 'status':
      if (update.status !== 'keepAlive') message.updates.push(update);
      return;
    case 'title':
  }
}

/** True once the answer's last word was said: finished, stopped or failed. */
export function isFinished(message: Message): boolean {
  return message.updates.some(
    (update) => update.type === 'status' && (update.status === 'finished' || update.status === 'error'),
  );
}

export function hasFailed(message: Message): boolean {
  return message.updates.some((update) => update.type === 'status' && update.status === 'error');
}
