/** A list of the reader's own, behind the advanced switch: chosen in the popup, fetched over HTTPS, and left again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { publicForm } from '../../scripts/list/signing-key.ts';
import { makeKey, type SigningKey } from '../../utils/knowledge/testing.ts';
import type { WireList } from '../../utils/knowledge/wire.ts';
import { type Standin, startStandin } from '../standin/server.ts';
import { launchChromium } from './chromium.ts';
import { backgroundOf } from './fixtures.ts';
import { buildWithSource, filesOf, type ListBuild } from './list-build.ts';
import { HOSTS, type ListServer, startListServer } from './list-server.ts';
import { expectBadges } from './reader.ts';

const [, HOST] = HOSTS;
const ADDRESS = `https://${HOST}/list.json`;
let build: ListBuild;
let server: ListServer;
let site: Standin;
let key: SigningKey;
let profile: string;
let context: BrowserContext;
let popup: Page;

test.beforeAll(async () => {
  build = await buildWithSource();
  server = await startListServer();
  site = await startStandin({ generation: 'C', speed: 20 });
  key = await makeKey('my-key');
});
test.afterAll(async () => {
  await server.close();
  await site.close();
  rmSync(join(build.extension, '..'), { recursive: true, force: true });
});
test.beforeEach(async () => {
  server.serve({});
  server.forget();
  profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
  const hosts = Object.fromEntries(HOSTS.map((host) => [host, server.port]));
  context = await launchChromium({ port: site.port, hosts, profile, extension: build.extension });
  const { host } = new URL((await backgroundOf(context)).url());
  popup = await context.newPage();
  await popup.goto(`chrome-extension://${host}/popup.html`);
  await expect(popup.getByText(/^Knowledge list/)).toBeVisible();
  await popup.evaluate('chrome.alarms.clear("list-update")');
});
test.afterEach(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const another = (version: number, more: Partial<WireList> = {}): WireList => ({
  ...build.bundled,
  version,
  ...more,
});
const advanced = () => popup.getByRole('checkbox', { name: 'Advanced: use another list' });
async function choose(address: string, publicKey = ''): Promise<void> {
  await advanced().click();
  await popup.getByLabel('Address of the list').fill(address);
  await popup.getByLabel('Its public key').fill(publicKey);
  await popup.getByRole('button', { name: 'Use this list' }).click();
}

test('unsigned: taken, marked wherever its version is shown, and gone with the switch', async () => {
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [{ level: 'known-refusal', shown: true }]);

  const { '/list.json': list } = await filesOf(another(3), key);
  server.serve({ '/list.json': list }, HOST);
  await choose(ADDRESS);
  await expect(popup.getByText(`Unsigned list 3 of`)).toContainText(`from ${HOST}`);
  await expect(popup.getByText(/^Knowledge list/)).toHaveCount(0);
  expect(server.requests.map(({ host, path }) => host + path)).toEqual([`${HOST}/list.json`]);
  for (const header of ['cookie', 'referer', 'authorization'])
    expect(server.requests[0]?.headers, header).not.toHaveProperty(header);

  await expectBadges(page, [{ level: 'known-refusal', shown: true }]);
  await page.locator('unsaid-badge button[data-action="why"]').click();
  await expect(page.getByText('Unsigned list 3 of')).toBeVisible();

  // Its kill switches hold while it is in force, and no longer.
  server.serve(
    { '/list.json': (await filesOf(another(4, { killSwitches: ['badges'] }), key))['/list.json'] },
    HOST,
  );
  await popup.getByRole('button', { name: 'Update now' }).click();
  await expect(popup.getByText('Switched off by the list: badges on answers')).toBeVisible();
  await expectBadges(page, [{ level: 'none', topics: [], signal: 'none', shown: false }]);

  server.forget();
  await advanced().click();
  await expect(popup.getByText(`Knowledge list ${build.bundled.version} of`)).toBeVisible();
  await expect(popup.getByText('Switched off by the list')).toHaveCount(0);
  await expectBadges(page, [{ level: 'known-refusal', shown: true }]);
  expect(server.requests, 'going back asks nobody').toEqual([]);
});

test('with a key of its own: only what that key has signed', async () => {
  server.serve(await filesOf(another(2), await makeKey('my-key')), HOST);
  await choose(ADDRESS, publicForm(key));
  await expect(popup.locator('[data-outcome]')).toContainText('does not fit the offered list');
  await expect(popup.getByText(`Your list from ${HOST} was not taken yet.`)).toBeVisible();
  await expect(popup.getByText(`Knowledge list ${build.bundled.version} of`)).toBeVisible();

  server.serve(await filesOf(another(2), key), HOST);
  await popup.getByRole('button', { name: 'Update now' }).click();
  await expect(popup.getByText('List 2 of')).toContainText('signed with the key you entered');
});

test('what is no address is not taken, and the popup says why', async () => {
  await advanced().click();
  for (const [address, publicKey, why] of [
    ['', '', 'Enter the address of a list.'],
    ['http://lists.example/list.json', '', 'must begin with https://'],
    ['https://me:secret@lists.example/list.json', '', 'must not hold a user name or password'],
    ['https://lists.example/list.json?me', '', 'must not hold ? or #'],
    ['https://lists.example/', '', 'must end in .json'],
    ['javascript:alert(1)', '', 'must begin with https://'],
    [ADDRESS, 'not a key', 'That is no public key'],
  ] as const) {
    await popup.getByLabel('Address of the list').fill(address);
    await popup.getByLabel('Its public key').fill(publicKey);
    await popup.getByRole('button', { name: 'Use this list' }).click();
    await expect(popup.getByRole('alert')).toContainText(why);
  }
  expect(server.requests).toEqual([]);
  await expect(popup.getByText(`Knowledge list ${build.bundled.version} of`)).toBeVisible();
});
