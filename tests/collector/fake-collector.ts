/**
 * A collector for tests, by docs/reports.md, that can fail in every way there is. It holds what it took as rows, so that a
 * test can count them. `https` for browsers, which need it; plain for unit tests.
 */
import { createHash } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Fate } from '../../utils/reports/protocol.ts';
import { type Report, reportSchema } from '../../utils/reports/schema.ts';
import { makeCertificate } from '../standin/server/certificate.ts';

export const MODES = [
  'ok',
  '500',
  '503-retry-after',
  'hang',
  'cut', // the connection ends before the request was read
  'half', // half the reply, then the connection ends
  'vanish', // takes the reports, then the connection ends without a word
  'garbage',
  'html',
  'silent', // an answer in form that names no report
  'moved',
] as const;
export type Mode = (typeof MODES)[number];

export interface FakeCollector {
  readonly port: number;
  readonly url: string;
  /** Reports as taken, by id; a second arrival of an id adds nothing. */
  readonly rows: Map<string, Report>;
  /** Bodies of requests that came with other words under an id that was there already. */
  readonly conflicts: string[];
  readonly requests: { path: string; headers: IncomingMessage['headers']; body: string }[];
  readonly fates: Map<string, Fate>;
  /** How the next requests are answered; a function is asked for each. */
  setMode(mode: Mode | (() => Mode)): void;
  /** Reports refused by this rule: the result is the reason. */
  refuse(rule: (report: Report) => string | null): void;
  close(): Promise<void>;
}

export async function startFakeCollector(secure = false): Promise<FakeCollector> {
  let mode: () => Mode = () => 'ok';
  let refused: (report: Report) => string | null = () => null;
  const rows = new Map<string, Report>();
  const deleted = new Set<string>();
  const fates = new Map<string, Fate>();
  const conflicts: string[] = [];
  const requests: FakeCollector['requests'] = [];

  function take(report: Report): object {
    const { id } = report;
    const reason = refused(report);
    if (reason !== null) return { id, outcome: 'rejected', reason };
    const before = rows.get(id);
    if (before && JSON.stringify(before) !== JSON.stringify(report)) conflicts.push(id);
    if (!before && !deleted.has(id)) rows.set(id, report);
    return { id, outcome: before ? 'duplicate' : 'accepted', receipt: `receipt-${id.slice(0, 8)}` };
  }

  /** A report is deleted, or asked about, only with its own secret. */
  function proven(body: { reports: { id: string; secret: string }[] }): string[] {
    const fits = ({ id, secret }: { id: string; secret: string }) => {
      const hash = createHash('sha256').update(secret).digest('hex');
      return (rows.get(id)?.secretHash ?? hash) === hash;
    };
    return body.reports.filter(fits).map(({ id }) => id);
  }

  function answer(path: string, text: string): readonly [status: number, body: string] {
    const body = JSON.parse(text);
    if (path.endsWith('/reports/delete')) {
      const gone = proven(body);
      for (const id of gone) {
        rows.delete(id);
        deleted.add(id);
      }
      return [200, JSON.stringify({ deleted: gone })];
    }
    if (path.endsWith('/reports/status')) {
      const unknown: Fate = { status: 'unknown', list: null, reason: '' };
      const received: Fate = { ...unknown, status: 'received' };
      const fateOf = (id: string) => fates.get(id) ?? (rows.has(id) ? received : unknown);
      return [200, JSON.stringify({ statuses: proven(body).map((id) => ({ id, ...fateOf(id) })) })];
    }
    const parsed = body.reports.map((report: unknown) => reportSchema.safeParse(report));
    const wrong = parsed.find(({ success }: { success: boolean }) => !success);
    if (wrong) return [422, JSON.stringify({ error: wrong.error.message })];
    return [200, JSON.stringify({ results: parsed.map(({ data }: { data: Report }) => take(data)) })];
  }

  function reply(
    response: ServerResponse,
    status: number,
    body: string,
    headers: Record<string, string> = {},
  ) {
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };
    response.writeHead(status, { ...cors, 'Content-Type': 'application/json', ...headers }).end(body);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const way = mode();
    if (way === 'cut') return void request.socket.destroy();
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers, body });
    if (way === 'hang') return;
    if (way === '500') return reply(response, 500, 'oh');
    if (way === '503-retry-after') return reply(response, 503, 'busy', { 'Retry-After': '120' });
    if (way === 'garbage') return reply(response, 200, '{"results":[{"id":"\u0000');
    if (way === 'html') return reply(response, 200, '<!doctype html><title>Log in</title>');
    if (way === 'silent') return reply(response, 200, '{"results":[],"statuses":[],"deleted":[]}');
    if (way === 'moved') return reply(response, 302, '', { Location: 'https://elsewhere.example/' });
    const [status, text] = answer(path, body);
    if (way === 'vanish') return void request.socket.destroy();
    if (way === 'half') {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Length': String(text.length) };
      response.writeHead(status, headers);
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    }
    reply(response, status, text);
  }

  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response).catch(() => request.socket.destroy());
  const server = secure ? createSecure(await makeCertificate(), listener) : createPlain(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}/`,
    rows,
    conflicts,
    requests,
    fates,
    setMode(next) {
      mode = typeof next === 'function' ? next : () => next;
    },
    refuse(rule) {
      refused = rule;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
