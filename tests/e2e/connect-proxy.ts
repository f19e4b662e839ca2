import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  port: number;
  /** `host:port` of every tunnel that was asked for and refused. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * HTTPS proxy for Firefox, which has no host-mapping flag: tunnels to the listed `host:port`s end at a port of this
 * machine, all others are refused and noted.
 */
export async function startConnectProxy(tunnels: Record<string, number>): Promise<ConnectProxy> {
  const refused: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(403).end());
  server.on('connect', (request, client: Socket) => {
    const target = request.url ?? '';
    const port = tunnels[target];
    open.add(client);
    client.on('close', () => open.delete(client)).on('error', () => client.destroy());
    if (port === undefined) {
      refused.push(target);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}
