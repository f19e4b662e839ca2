/**
 * The browser is killed in the middle of updates: after each restart the list in force is the old or the new one,
 * whole. 5 times in every run, 60 times by `npm run soak`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { ListStatus } from '../../utils/list-status.ts';
import { killChromium, launchChromium } from './chromium.ts';
import { backgroundOf } from './fixtures.ts';
import { buildWithSource, filesOf, type ListBuild } from './list-build.ts';
import { HOSTS, type ListServer, startListServer } from './list-server.ts';

const ROUNDS = process.env.UNSAID_SOAK === undefined ? 5 : 60;

let build: ListBuild;
let server: ListServer;
let profile: string;

test.beforeAll(async () => {
  build = await buildWithSource();
  server = await startListServer();
  profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
});
test.afterAll(async () => {
  await server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  rmSync(join(build.extension, '..'), { recursive: true, force: true });
});

async function start(): Promise<{ context: BrowserContext; page: Page }> {
  const hosts = Object.fromEntries(HOSTS.map((host) => [host, server.port]));
  const context = await launchChromium({ port: server.port, hosts, profile, extension: build.extension });
  const { host } = new URL((await backgroundOf(context)).url());
  const page = await context.newPage();
  await page.goto(`chrome-extension://${host}/popup.html`);
  await page.evaluate('chrome.alarms.clear("list-update")');
  return { context, page };
}

const send = async (page: Page, type: string): Promise<ListStatus> => {
  const reply = await page.evaluate((name) => chrome.runtime.sendMessage({ type: name }), type);
  return reply.status;
};
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ status: ListStatus }> } };

test(`killed ${ROUNDS} times while it updates`, async () => {
  test.setTimeout(30_000 + ROUNDS * 15_000);
  const offer = async (version: number) =>
    server.serve(await filesOf({ ...build.bundled, version }, build.keys[0]));

  // How long an update takes here when nothing comes between; the kills are spread over that time.
  let { context, page } = await start();
  let version = build.bundled.version + 1;
  await offer(version);
  const began = performance.now();
  expect(await send(page, 'update-list')).toMatchObject({ version });
  const duration = performance.now() - began;

  const ends = { old: 0, new: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const next = version + 1;
    await offer(next);
    // Even shares of the time, each with a random instant.
    const instant = (1.1 * duration * (round + Math.random())) / ROUNDS;
    const updating = send(page, 'update-list').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, instant));
    await killChromium(context, profile);
    await updating;

    ({ context, page } = await start());
    const status = await send(page, 'list-status');
    const where = `round ${round}, killed after ${Math.round(instant)} of ${Math.round(duration)} ms`;
    expect([version, next], where).toContain(status.version);
    expect(status, where).toMatchObject({ origin: 'downloaded', damaged: false });
    ends[status.version === next ? 'new' : 'old']++;
    version = status.version;
  }
  await offer(version + 1);
  expect(await send(page, 'update-list'), 'an update that is left alone still works').toMatchObject({
    version: version + 1,
    last: { outcome: { kind: 'updated' } },
  });
  await context.close();
  console.log(
    `${ROUNDS} kills over ${Math.round(duration)} ms: ${ends.old} old list, ${ends.new} new list in force`,
  );
  if (ROUNDS >= 50)
    expect(Math.min(ends.old, ends.new), 'kills on both sides of the flip').toBeGreaterThan(0);
});
