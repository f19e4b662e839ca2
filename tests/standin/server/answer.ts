import type { View } from '../types.ts';
import { answerApi } from './api.ts';
import { loadApp } from './app-build.ts';
import { answerConversation } from './conversations.ts';
import { type Exchange, readJson, redirect, send, sendJson } from './http.ts';
import { renderDocument } from './pages.ts';
import type { Site } from './site.ts';

/** Answers one request of any kind. */
export async function answer(exchange: Exchange, site: Site): Promise<void> {
  const { pathname, search } = exchange.url;
  const { response } = exchange;
  const ancestors = site.store.generation === 'C' ? 'https://huggingface.co' : "'none'";
  response.setHeader('content-security-policy', `frame-ancestors ${ancestors};`);
  if (pathname === '/chat') return redirect(exchange, `/chat/${search}`, 308);

  const file = (await loadApp()).file(pathname);
  if (file) return send(exchange, 200, file.body, { 'content-type': file.type });
  if (!exchange.hasSession && exchange.request.headers.accept?.includes('text/html')) {
    response.setHeader('set-cookie', 'hf-chat=standin-session; Path=/; HttpOnly; Secure; SameSite=Lax');
  }
  if (pathname.startsWith('/chat/api/') && (await answerApi(exchange, site))) return;
  if (/^\/chat\/conversation(\/|$)/.test(pathname) && (await answerConversation(exchange, site))) return;
  if (pathname === '/chat/settings' && exchange.method === 'POST') {
    site.store.settings = { ...site.store.settings, ...(await readJson(exchange)) };
    return sendJson(exchange, {});
  }
  const view = exchange.method === 'GET' ? viewOf(pathname) : undefined;
  if (!view) return send(exchange, 404, 'Not found', { 'content-type': 'text/plain' });
  send(exchange, 200, await renderDocument(view, search, site), { 'content-type': 'text/html' });
}

/** The pages that need nothing but their address. */
function viewOf(pathname: string): View | undefined {
  const [, chat, first, ...rest] = pathname.replace(/\/$/, '').split('/');
  const id = decodeURIComponent(rest.join('/'));
  if (chat !== 'chat') return undefined;
  if (first === undefined) return { kind: 'home' };
  if (first === 'models') return id ? { kind: 'model', id } : { kind: 'models' };
  if (first === 'settings') return { kind: 'settings', section: id || 'application' };
  if (first === 'r' && id) return { kind: 'share', id };
  return undefined;
}
