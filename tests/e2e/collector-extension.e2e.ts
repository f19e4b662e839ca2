/**
 * The whole way round in one browser: a reader reports, the collector keeps it, a moderator confirms, a list is published from the
 * maintainer's machine, and the extension takes it and tells the reader.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { createApp } from '../../collector/app.ts';
import { decide } from '../../collector/store/decisions.ts';
import { readProposals } from '../../collector/store/proposals.ts';
import { ADMIN_TOKEN, openCollector } from '../../collector/testing/collector.ts';
import { makeKeyFile, readKeyFile } from '../../scripts/list/signing-key.ts';
import { makeCertificate } from '../standin/server/certificate.ts';
import { startStandin } from '../standin/server.ts';
import { launchChromium } from './chromium.ts';
import { buildWithSource } from './list-build.ts';
import {
  COLLECTOR,
  COLLECTOR_HOST,
  expectReport,
  openOwn,
  pressFirst,
  setDestination,
} from './report-stage.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');

test('from a report to the next list', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-round-'));
  const keyFile = join(folder, 'key.json');
  await makeKeyFile(keyFile, 'maintainer-key');
  const key = await readKeyFile(keyFile);
  const collector = await openCollector('sqlite', { listKeys: [key] });
  const { fetch } = createApp(collector.services);
  const certificate = await makeCertificate();
  const open = await listen((told) => serve({ fetch, hostname: '127.0.0.1', port: 0 }, told));
  const secure = await listen((told) =>
    serve({ fetch, hostname: '127.0.0.1', port: 0, createServer, serverOptions: certificate }, told),
  );
  const portOf = (server: ServerType) => (server.address() as AddressInfo).port;
  const build = await buildWithSource('chrome', [`${COLLECTOR}v1/list.json`], [key]);
  const site = await startStandin({ speed: 20 });
  const context = await launchChromium({
    port: site.port,
    hosts: { [COLLECTOR_HOST]: portOf(secure) },
    profile: join(folder, 'profile'),
    extension: build.extension,
  });
  try {
    await setDestination(context, { collector: COLLECTOR });
    const page = await context.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    const asking = await pressFirst(page, 0);
    await asking.getByRole('button', { name: 'Send report' }).click();
    await expectReport(page, 0, 'delivered', 40_000);

    const { db } = collector.services.store;
    const clusterOf = async () =>
      (await db.selectFrom('reports').select('cluster_id').executeTakeFirst())?.cluster_id;
    await expect.poll(clusterOf, { timeout: 10_000 }).toBeTruthy();
    await decide(db, (await clusterOf()) ?? '', { state: 'confirmed', release: { seen: 1 } }, new Date());
    const own = await openOwn(context, 'options.html#reports');
    const row = own.locator('tr[data-report]');
    await own.getByRole('button', { name: 'Ask what became of them' }).click();
    await expect(row).toContainText('Confirmed');

    const list = join(folder, 'list.json');
    const clusters = join(folder, 'clusters.txt');
    const version = build.bundled.version + 1;
    writeFileSync(
      list,
      JSON.stringify({ ...build.bundled, version, generated: `${new Date().toISOString().slice(0, 19)}Z` }),
    );
    writeFileSync(clusters, (await readProposals(db)).map(({ cluster }) => cluster).join('\n'));
    const to = `http://127.0.0.1:${portOf(open)}`;
    const flags = ['--to', to, '--key', keyFile, '--list', list, '--clusters', clusters];
    const told = await run(['scripts/list-publish.ts', ...flags]);
    expect(told).toContain(`list ${version} is published`);
    expect(told).toContain('1 of 1 clusters');

    const popup = await openOwn(context, 'popup.html');
    await popup.getByRole('button', { name: 'Update now' }).click();
    await expect(popup.getByText(`Knowledge list ${version} of`)).toBeVisible({ timeout: 20_000 });
    await own.getByRole('button', { name: 'Ask what became of them' }).click();
    await expect(row).toContainText(`Confirmed in list version ${version}`);

    await row.getByRole('button', { name: 'Delete' }).click();
    await expect(row).toHaveCount(0, { timeout: 20_000 });
    const left = await db.selectFrom('reports').select(['state', 'words']).execute();
    expect(left).toEqual([{ state: 'deleted', words: null }]);
  } finally {
    await context.close();
    await site.close();
    for (const server of [open, secure]) await new Promise((resolve) => server.close(resolve));
    await collector.close();
    for (const one of [folder, join(build.extension, '..')])
      rmSync(one, { recursive: true, force: true, maxRetries: 5 });
  }
});

const listen = (start: (told: () => void) => ServerType): Promise<ServerType> =>
  new Promise((resolve) => {
    const server = start(() => resolve(server));
  });

/** A script of ours as a maintainer runs it; not `execFileSync`, for the collector lives in this process. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ADMIN_TOKEN };
    execFile(NODE, args, { cwd: ROOT, env }, (error, stdout, stderr) =>
      error ? reject(new Error(stderr)) : resolve(stdout),
    );
  });
}
