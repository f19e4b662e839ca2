import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { BrowserContext } from '@playwright/test';
import { createApp } from '../collector/app.ts';
import { parseConfig } from '../collector/config.ts';
import { openServices } from '../collector/services.ts';
import { makeCertificate } from '../tests/standin/server/certificate.ts';

/** As the browser of the demo knows it. */
export const COLLECTOR_HOST = 'collector.unsaid.example';
const ADMIN_TOKEN = 'demonstration-token-only';

export interface DemoCollector {
  /** Of the one that the extension talks to. */
  readonly port: number;
  /** Plain, for a reader's own browser. */
  readonly url: string;
  /** Reports it has taken. */
  count(): Promise<number>;
  close(): Promise<void>;
}

/** A collector on its embedded database in a folder: with https for the extension, and without for whoever looks at its pages. */
export async function startCollector(folder: string): Promise<DemoCollector> {
  const parsed = parseConfig({ DATA_DIR: folder, ADMIN_TOKEN, OPERATOR_NAME: 'the demonstration' });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const services = await openServices(parsed.config, () => {});
  const { fetch } = createApp(services);
  const serverOptions = await makeCertificate();
  const secure = await listen((told) =>
    serve({ fetch, hostname: '127.0.0.1', port: 0, createServer, serverOptions }, told),
  );
  const plain = await listen((told) => serve({ fetch, hostname: '127.0.0.1', port: 0 }, told));
  return {
    port: portOf(secure),
    url: `http://127.0.0.1:${portOf(plain)}`,
    async count() {
      return (await services.store.db.selectFrom('reports').select('id').execute()).length;
    },
    async close() {
      for (const server of [secure, plain]) await new Promise((resolve) => server.close(resolve));
      await services.close();
    },
  };
}

const listen = (start: (told: () => void) => ServerType): Promise<ServerType> =>
  new Promise((resolve) => {
    const server = start(() => resolve(server));
  });
const portOf = (server: ServerType): number => (server.address() as AddressInfo).port;

/** A reader's first report, from the press to the receipt; leaves pictures. */
export async function playReport(
  context: BrowserContext,
  collector: DemoCollector,
  output: string,
): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const destination = { reportDestination: { collector: `https://${COLLECTOR_HOST}/` } };
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify(destination)})`);
  const page = await context.newPage();
  await page.goto('https://huggingface.co/chat/conversation/65a000000000000000000001');
  const asking = context.waitForEvent('page');
  await page.locator('unsaid-badge button[data-action="report"]').first().click();
  const window = await asking;
  await window.getByRole('button', { name: 'Send report' }).waitFor();
  await window.screenshot({ path: join(output, 'report.png') });
  await window.getByRole('button', { name: 'Send report' }).click();
  await page.locator('unsaid-badge[data-report="queued"]').waitFor();
  await page.locator('unsaid-badge [role="status"]:not(:empty)').waitFor();
  await page.screenshot({ path: join(output, 'report-queued.png') });
  await page.locator('unsaid-badge[data-report="delivered"]').waitFor({ timeout: 60_000 });
  const note = await page.locator('unsaid-badge button[data-action="report"]').first().getAttribute('title');
  console.log('\nA report: pressed, agreed to, ten seconds to undo, delivered');
  console.log(`  ${note} The collector has ${await collector.count()}.`);
  console.log(`  Its pages: ${collector.url} and ${collector.url}/moderation/ (token: ${ADMIN_TOKEN})`);
}
