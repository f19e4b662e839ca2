import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request of the page (or of whoever shares its origin), as the tests may count it. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly accept: string;
  readonly hasSession: boolean;
  /** True for the stand-in page's own requests, which it marks; false for everybody else, a content script too. */
  readonly fromPage: boolean;
  /** 0 while unanswered. */
  status: number;
}

/** A request being answered. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly hasSession: boolean;
  readonly fromPage: boolean;
}

export function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'https://huggingface.co'),
    request,
    response,
    hasSession: /(?:^|;\s*)hf-chat=/.test(request.headers.cookie ?? ''),
    fromPage: request.headers['x-standin-page'] === '1',
  };
}

export function recordOf({ method, url, request, hasSession, fromPage }: Exchange): RequestRecord {
  return {
    at: Date.now(),
    method,
    path: url.pathname,
    query: url.search,
    accept: request.headers.accept ?? '',
    hasSession,
    fromPage,
    status: 0,
  };
}

export function send(
  { response }: Exchange,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string>,
): void {
  response.writeHead(status, headers).end(body);
}

export function sendJson(exchange: Exchange, value: unknown, status = 200): void {
  send(exchange, status, JSON.stringify(value), { 'content-type': 'application/json' });
}

export function redirect(exchange: Exchange, location: string, status: 302 | 308): void {
  send(exchange, status, '', { location });
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** The JSON body, `{}` when it is empty or no object. */
export async function readJson(exchange: Exchange): Promise<Record<string, unknown>> {
  return parseObject((await readBody(exchange.request)).toString('utf8'));
}

/** The JSON in the multipart field `data`. */
export async function readFormData(exchange: Exchange): Promise<Record<string, unknown>> {
  const type = exchange.request.headers['content-type'] ?? '';
  const form = await new Response(await readBody(exchange.request), {
    headers: { 'content-type': type },
  }).formData();
  const data = form.get('data');
  return parseObject(typeof data === 'string' ? data : '');
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
