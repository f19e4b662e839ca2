import { setTimeout as pause } from 'node:timers/promises';
import superjson from 'superjson';
import { findReadable, olderShape, v2Value } from './documents.ts';
import { type Exchange, readJson, send, sendJson } from './http.ts';
import { offeredModels } from './models.ts';
import { renderDocument } from './pages.ts';
import type { Site } from './site.ts';
import { listConversations } from './store.ts';
import { streamLive } from './streams.ts';

const SLOW_MS = 3000;

/** Answers `/chat/api/...`. @returns false when the path is none of these. */
export async function answerApi(exchange: Exchange, site: Site): Promise<boolean> {
  const path = exchange.url.pathname;
  const isV2 = path.startsWith('/chat/api/v2/');
  if (await failed(exchange, site, isV2)) return true;
  if (isV2 && site.store.generation === 'A') {
    // The catch-all of those days: any unknown path is a page.
    await sendPage(exchange, site);
    return true;
  }
  return isV2
    ? await answerV2(exchange, site, path.slice('/chat/api/v2/'.length))
    : answerOlder(exchange, site, path.slice('/chat/api/'.length));
}

async function failed(exchange: Exchange, site: Site, isV2: boolean): Promise<boolean> {
  const { mode, part, pageToo } = site.failure;
  if (exchange.fromPage && !pageToo) return false;
  if (part !== 'all' && (part === 'v2') !== isV2) return false;
  if (mode === '500') sendJson(exchange, { message: 'Internal error' }, 500);
  if (mode === 'html') await sendPage(exchange, site);
  if (mode === 'broken')
    send(exchange, 200, '{"json":{"messages":[{"id":"', { 'content-type': 'application/json' });
  if (mode === 'strange') sendJson(exchange, { json: { messages: { 0: 'none' }, model: 7 }, messages: null });
  if (mode === 'slow') await pause(SLOW_MS);
  return mode !== 'none' && mode !== 'slow';
}

async function sendPage(exchange: Exchange, site: Site): Promise<void> {
  send(exchange, 200, await renderDocument({ kind: 'home' }, '', site), { 'content-type': 'text/html' });
}

async function answerV2(exchange: Exchange, site: Site, path: string): Promise<boolean> {
  const { store } = site;
  const [name = '', id] = path.split('/');
  if (name === 'conversations' && id) {
    const found = findReadable(exchange, site, id);
    if ('status' in found) sendJson(exchange, { message: found.message }, found.status);
    else sendSuperjson(exchange, found.conversation);
  } else if (name === 'user' && id === 'settings' && exchange.method === 'POST') {
    store.settings = { ...store.settings, ...(await readJson(exchange)) };
    sendSuperjson(exchange, store.settings);
  } else if (path === 'generations/live') {
    streamLive(exchange, site);
  } else {
    const value = v2Value(path, site);
    if (value === undefined) return false;
    sendSuperjson(exchange, value);
  }
  return true;
}

function answerOlder(exchange: Exchange, site: Site, path: string): boolean {
  const [name, id] = path.split('/');
  if (name === 'conversation' && id) {
    const found = findReadable(exchange, site, id);
    if ('status' in found) sendJson(exchange, { message: found.message }, found.status);
    else sendJson(exchange, olderShape(found.conversation));
  } else if (path === 'models') {
    sendJson(exchange, offeredModels(site.store.generation, site.store.withdrawn));
  } else if (path === 'conversations') {
    sendJson(exchange, listConversations(site.store));
  } else {
    return false;
  }
  return true;
}

function sendSuperjson(exchange: Exchange, value: unknown): void {
  sendJson(exchange, superjson.serialize(value));
}
