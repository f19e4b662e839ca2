import type { Message } from '../types.ts';
import type { PageApp } from './page-app.svelte.ts';

/** The attributes by which a message can be found: the user's carry a type, the assistant's a role. */
export function marksOf(app: PageApp, from: Message['from'], id: string): Record<string, string> {
  if (app.unmarked) return {};
  const kind = from === 'user' ? { 'data-message-type': 'user' } : { 'data-message-role': 'assistant' };
  return { 'data-message-id': id, ...kind };
}
