import superjson from 'superjson';
import { hasFailed } from '../apply-update.ts';
import type { Conversation, Message } from '../types.ts';
import { type Answering, startAnswering } from './answering.ts';
import { findReadable } from './documents.ts';
import { type Exchange, readFormData, readJson, redirect, send, sendJson } from './http.ts';
import { flatten } from './page-data.ts';
import { renderDocument } from './pages.ts';
import type { Site } from './site.ts';
import { addMessage, findMessage, makeConversation, makeMessage, newestLeaf, switchModel } from './store.ts';
import { streamEvents, streamUpdates } from './streams.ts';

/** Answers `/chat/conversation...`: the page and what is done to a conversation. @returns false for other methods. */
export async function answerConversation(exchange: Exchange, site: Site): Promise<boolean> {
  const [id, action] = exchange.url.pathname.split('/').slice(3);
  const { method } = exchange;
  if (!id) return method === 'POST' && (await create(exchange, site));
  if (method === 'GET' && !action) return await sendConversationPage(exchange, site, id);
  if (method === 'GET' && action === '__data.json') return sendPageData(exchange, site, id);
  const found = findReadable(exchange, site, id);
  if ('status' in found) {
    sendJson(exchange, { message: found.message }, found.status);
    return true;
  }
  const { conversation } = found;
  const what = `${method} ${action ?? ''}`.trim();
  if (what === 'GET stream') await streamEvents(exchange, site.running.get(id));
  else if (what === 'POST share') share(exchange, site, conversation);
  else if (what === 'POST stop-generating') stop(exchange, site, id);
  else if (what === 'PATCH') await changeModel(exchange, site, conversation);
  else if (what === 'POST') await answerPrompt(exchange, site, conversation);
  else return false;
  return true;
}

async function create(exchange: Exchange, site: Site): Promise<true> {
  const { store } = site;
  if (!exchange.hasSession) {
    // The very first visit: the session does not exist yet.
    sendJson(exchange, { message: 'Session not found.' }, 404);
    return true;
  }
  const { model, fromShare } = await readJson(exchange);
  const snapshot = store.conversations.get(String(fromShare));
  const conversation = snapshot
    ? { ...structuredClone(snapshot), id: store.ids.hex24(), shared: false }
    : makeConversation(store, store.ids.hex24(), String(model ?? store.settings.activeModel), 'New Chat');
  store.conversations.set(conversation.id, conversation);
  sendJson(exchange, {
    conversationId: conversation.id,
    ...(store.generation === 'C' && { conversation: superjson.stringify(conversation) }),
  });
  return true;
}

async function sendConversationPage(exchange: Exchange, site: Site, id: string): Promise<true> {
  if (!exchange.request.headers.accept?.includes('text/html')) {
    send(exchange, 405, 'GET method not allowed', { allow: 'POST, PATCH' });
    return true;
  }
  // A hard load is given its session here and now, so that a fresh profile can open a scripted conversation.
  const found = findReadable({ ...exchange, hasSession: true }, site, id);
  if ('status' in found) {
    if (site.store.generation === 'A') sendErrorPage(exchange, found.status, found.message);
    else redirect(exchange, '/chat/', 302);
    return true;
  }
  const view = { kind: 'conversation', conversation: found.conversation } as const;
  send(exchange, 200, await renderDocument(view, exchange.url.search, site), { 'content-type': 'text/html' });
  return true;
}

/** The oldest generation stays at the address of a conversation that is not there, with its menu and nothing else. */
function sendErrorPage(exchange: Exchange, status: number, message: string): void {
  const menu = '<nav><a href="/chat/">New Chat</a></nav>';
  const body = `<div id="app">${menu}<h1>${status}</h1><h2>${message}</h2></div><div id="svelte-announcer"></div>`;
  const page = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><body data-sveltekit-preload-data>${body}`;
  send(exchange, status, page, { 'content-type': 'text/html' });
}

function sendPageData(exchange: Exchange, site: Site, id: string): true {
  const found = findReadable(exchange, site, id);
  const nodes =
    site.store.generation !== 'A'
      ? [null, null]
      : [
          null,
          'status' in found
            ? { type: 'error', status: found.status }
            : { type: 'data', data: flatten(found.conversation) },
        ];
  sendJson(exchange, { type: 'data', nodes });
  return true;
}

function share(exchange: Exchange, { store }: Site, conversation: Conversation): void {
  const shareId = store.ids.share();
  store.conversations.set(shareId, { ...structuredClone(conversation), id: shareId, shared: true });
  sendJson(exchange, { shareId });
}

function stop(exchange: Exchange, site: Site, id: string): void {
  site.running.get(id)?.stop();
  sendJson(exchange, {});
}

async function changeModel(exchange: Exchange, { store }: Site, conversation: Conversation): Promise<void> {
  const { model } = await readJson(exchange);
  if (typeof model === 'string') switchModel(store, conversation, model);
  sendJson(exchange, {});
}

/** `id` is the parent of the new prompt; with `is_retry`, the answer to write again or the prompt to put anew. */
async function answerPrompt(exchange: Exchange, site: Site, conversation: Conversation): Promise<void> {
  const { inputs, id, is_retry: isRetry } = await readFormData(exchange);
  const target =
    findMessage(conversation, typeof id === 'string' ? id : undefined) ?? newestLeaf(conversation);
  if (conversation.shared || site.running.has(conversation.id) || !target) {
    sendJson(exchange, { message: 'This conversation takes no prompt now.' }, 409);
    return;
  }
  const user = promptFor(conversation, target, isRetry === true, String(inputs ?? ''), site);
  const attempt = user.children.length;
  const isFirst = !conversation.messages.some(({ from }) => from === 'assistant');
  const message = addMessage(conversation, makeMessage(site.store, 'assistant', '', user));
  const task = { conversation, prompt: user.content, message, attempt, isFirst };
  await streamUpdates(
    exchange,
    begin(
      site,
      startAnswering(task, site.store, site.script, () => site.speed),
      message,
    ),
  );
}

function promptFor(
  conversation: Conversation,
  target: Message,
  isRetry: boolean,
  inputs: string,
  site: Site,
): Message {
  const parent = isRetry ? findMessage(conversation, target.ancestors.at(-1)) : target;
  if (isRetry && target.from === 'assistant' && parent) return parent;
  return addMessage(conversation, makeMessage(site.store, 'user', inputs, parent));
}

function begin(site: Site, answering: Answering, message: Message): Answering {
  const { id, title } = answering.conversation;
  site.running.set(id, answering);
  void answering.ended.finally(() => {
    if (site.running.get(id) !== answering) return;
    site.running.delete(id);
    site.ended.push({ conversationId: id, status: hasFailed(message) ? 'error' : 'finished', title });
  });
  return answering;
}
