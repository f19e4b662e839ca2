/** Two list hosts, as a project would run them: static files over HTTPS with `Access-Control-Allow-Origin: *`. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../standin/server/certificate.ts';

export const HOSTS = ['lists.unsaid.example', 'mirror.unsaid.example'] as const;
type Host = (typeof HOSTS)[number];

/** Answers a request: with bytes, or in a way of its own. */
type Answer = Uint8Array | string | ((response: ServerResponse) => void);
/** Files of one host by path; what is not there is a 404. */
export type Files = Readonly<Record<string, Answer>>;

export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

export interface ListServer {
  readonly port: number;
  /** Every request so far, oldest first; `forget` empties it. */
  readonly requests: SeenRequest[];
  /** What a host serves from now on; without `host`, both. */
  serve(files: Files, host?: Host): void;
  forget(): void;
  close(): Promise<void>;
}

export async function startListServer(): Promise<ListServer> {
  const requests: SeenRequest[] = [];
  const served = new Map<string, Files>();
  const server = createServer(await makeCertificate(), (request, response) => {
    const { headers, url: path = '', method = '' } = request;
    const { host = '' } = headers;
    requests.push({ host, path, method, headers });
    const answer = served.get(host)?.[path];
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(response);
    else response.end(answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    serve(files, host) {
      for (const one of host ? [host] : HOSTS) served.set(one, files);
    },
    forget() {
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
