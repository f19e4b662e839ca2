/** Starts the collector from its environment, and ends it when it is told to. */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { parseConfig } from './config.ts';
import { logToStderr as log } from './http/log.ts';
import { buildModerationPage } from './routes/moderation-page.ts';
import { openServices } from './services.ts';

/** What is still going on when the collector is told to end gets this long, in milliseconds. */
const DRAIN_MS = 10_000;
/** A request must have arrived whole by then: 6 MB over a slow line. */
const REQUEST_MS = 60_000;
const HEADERS_MS = 15_000;

const parsed = parseConfig(process.env);
if (!parsed.ok) fail(parsed.problems);
else await start().catch((error) => fail([error instanceof Error ? error.message : String(error)]));

async function start(): Promise<void> {
  if (!parsed.ok) return;
  const { config } = parsed;
  const services = await openServices(config, log);
  buildModerationPage(log);
  const server = serve({
    fetch: createApp(services).fetch,
    hostname: config.host,
    port: config.port,
    serverOptions: { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, maxHeaderSize: 16_384 },
  }) as Server;
  server.on('error', (error) => fail([error.message]));
  server.on('listening', () => {
    const { address, port, family } = server.address() as AddressInfo;
    console.log(`collector listening on http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
  });

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    log('info', 'ending');
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS - 2_000);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await closed;
    clearTimeout(cut);
    await services.close();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(`collector: ${problem}`);
  process.exit(1);
}
