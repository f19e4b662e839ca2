/** The knowledge list on its way: from real list hosts over HTTPS, through the extension, to the popup and the page. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { formatSignature, parseSignature } from '../../utils/knowledge/signature.ts';
import { makeKey } from '../../utils/knowledge/testing.ts';
import type { WireList } from '../../utils/knowledge/wire.ts';
import { type Standin, startStandin } from '../standin/server.ts';
import { launchChromium } from './chromium.ts';
import { backgroundOf } from './fixtures.ts';
import { buildWithSource, filesOf, type ListBuild } from './list-build.ts';
import { type Files, HOSTS, type ListServer, startListServer } from './list-server.ts';
import { expectBadges } from './reader.ts';

interface Opened {
  readonly context: BrowserContext;
  readonly popup: Page;
}
interface Fixtures {
  /** A browser with a fresh profile and its popup open in a tab; the list hosts have nothing to give. */
  opened: Opened;
  popup: Page;
}

const test = base.extend<Fixtures, { build: ListBuild; server: ListServer; site: Standin }>({
  build: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const build = await buildWithSource();
      await use(build);
      rmSync(join(build.extension, '..'), { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const server = await startListServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const site = await startStandin({ generation: 'C', speed: 20 });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  opened: async ({ build, server, site }, use) => {
    server.serve({});
    server.forget();
    const profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
    const hosts = Object.fromEntries(HOSTS.map((host) => [host, server.port]));
    const context = await launchChromium({ port: site.port, hosts, profile, extension: build.extension });
    await use({ context, popup: await openPopup(context) });
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  popup: async ({ opened }, use) => use(opened.popup),
});

async function openPopup(context: BrowserContext): Promise<Page> {
  const { host } = new URL((await backgroundOf(context)).url());
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${host}/popup.html`);
  await expect(popup.getByText(/^Knowledge list/)).toBeVisible();
  return popup;
}

const newer = (build: ListBuild, more: Partial<WireList> = {}): WireList => ({
  ...build.bundled,
  version: build.bundled.version + 1,
  ...more,
});
const outcome = (popup: Page) => popup.locator('[data-outcome]');

/** Looks for a newer list, as the popup's button does, and waits for the end of it. */
async function updateNow(popup: Page, expected: string): Promise<void> {
  // The look that the start has planned would come between.
  await popup.evaluate('chrome.alarms.clear("list-update")');
  await popup.evaluate('chrome.runtime.sendMessage({ type: "update-list" })');
  await popup.reload();
  await expect(outcome(popup)).toHaveAttribute('data-outcome', expected);
}
const expectVersion = (popup: Page, version: number) =>
  expect(popup.getByText(`Knowledge list ${version} of`)).toBeVisible();

/** The alarm of the background: when it will look, in seconds from now; null when it will not. */
async function nextLook(context: BrowserContext): Promise<number | null> {
  const alarm = await (await backgroundOf(context)).evaluate('chrome.alarms.get("list-update")');
  const when = (alarm as { scheduledTime: number } | undefined)?.scheduledTime;
  return when === undefined ? null : (when - Date.now()) / 1000;
}

test('looks 30 to 60 s after the start; with nothing new that is one request of the signature', async ({
  opened: { context, popup },
  build,
  server,
}) => {
  const first = await nextLook(context);
  expect(first).toBeGreaterThan(15);
  expect(first).toBeLessThan(60.5);
  server.serve(await filesOf(build.bundledBytes, build.keys[0], build.bundled.version));
  await (await backgroundOf(context)).evaluate(
    'chrome.alarms.create("list-update", { when: Date.now() + 100 })',
  );
  await expect.poll(() => server.requests.length).toBe(1);
  await expect.poll(() => nextLook(context)).toBeGreaterThan(23 * 3600);
  expect(await nextLook(context)).toBeLessThan(26.1 * 3600);
  await popup.reload();
  await expect(outcome(popup)).toHaveAttribute('data-outcome', 'current');

  const [request] = server.requests;
  expect(server.requests).toHaveLength(1);
  expect(request).toMatchObject({ method: 'GET', path: '/list.json.sig' });
  for (const header of ['cookie', 'referer', 'authorization', 'if-none-match', 'x-requested-with'])
    expect(request?.headers, header).not.toHaveProperty(header);
});

test('takes a newer list, from the other key too; pages that are open get their badges anew', async ({
  opened: { context, popup },
  build,
  server,
  site,
}) => {
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [{ level: 'known-refusal', shown: true }]);
  await expect(page.locator('unsaid-model')).toBeVisible();

  const killed = newer(build, { killSwitches: ['badges', 'model-mark'] });
  server.serve(await filesOf(killed, build.keys[1]));
  await popup.getByRole('button', { name: 'Update now' }).click();
  await expect(outcome(popup)).toHaveAttribute('data-outcome', 'updated');
  await expectVersion(popup, killed.version);
  await expect(popup.getByText('its signature checked')).toBeVisible();
  await expect(popup.getByText('Switched off by the list: badges on answers, the mark')).toBeVisible();
  await expectBadges(page, [{ level: 'none', topics: [], signal: 'none', shown: false }]);
  await expect(page.locator('unsaid-model')).toBeHidden();

  const quiet = newer(build, { version: killed.version + 1, killSwitches: ['detector'] });
  server.serve(await filesOf(quiet, build.keys[0]));
  await updateNow(popup, 'updated');
  await expectBadges(page, [{ level: 'caution', signal: 'none', shown: true }]);
  await expect(page.locator('unsaid-model')).toBeVisible();
  server.forget();
  await updateNow(popup, 'current');
  expect(server.requests.map(({ path }) => path)).toEqual(['/list.json.sig']);
});

test('goes back by one click; what was rolled back is not taken again, the next one is', async ({
  popup,
  build,
  server,
}) => {
  const [one, two, three] = [1, 2, 3].map((step) =>
    newer(build, { version: build.bundled.version + step }),
  ) as [WireList, WireList, WireList];
  for (const list of [one, two]) {
    server.serve(await filesOf(list, build.keys[0]));
    await updateNow(popup, 'updated');
  }
  await popup.getByRole('button', { name: `Go back to list ${one.version}` }).click();
  await expectVersion(popup, one.version);
  await expect(outcome(popup)).toHaveAttribute('data-outcome', 'rolled-back');
  await updateNow(popup, 'refused');
  await expect(outcome(popup)).toContainText(`List ${two.version} was rolled back here`);
  await expectVersion(popup, one.version);
  // Further back: to the bundled list, after which there is nothing.
  await popup.getByRole('button', { name: `Go back to list ${build.bundled.version}` }).click();
  await expectVersion(popup, build.bundled.version);
  await expect(popup.getByRole('button', { name: 'Go back' })).toHaveCount(0);
  server.serve(await filesOf(three, build.keys[0]));
  await updateNow(popup, 'updated');
  await expectVersion(popup, three.version);
});

const end =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end();
/** Streams megabytes until the other side has had enough. */
const flood = (megabytes: number) => (response: ServerResponse) => {
  const chunk = Buffer.alloc(1_000_000, 'x');
  let left = megabytes;
  const more = () => {
    while (left-- > 0 && !response.destroyed)
      if (!response.write(chunk)) return void response.once('drain', more);
    response.end();
  };
  more();
};

type Faulty = (build: ListBuild) => Promise<Files>;
const FAULTS: readonly (readonly [name: string, why: RegExp, files: Faulty])[] = [
  ['an error', /error 500/, async () => ({ '/list.json.sig': end(500) })],
  ['nothing there', /error 404/, async () => ({})],
  [
    'a redirect',
    /elsewhere/,
    async () => ({ '/list.json.sig': end(302, { location: 'https://huggingface.co/' }) }),
  ],
  [
    'a connection that breaks',
    /No list host/,
    async () => ({ '/list.json.sig': (response) => void response.destroy() }),
  ],
  ['a web page', /no readable signature/, async () => ({ '/list.json.sig': '<!doctype html>' })],
  ['a flood instead of a signature', /larger than/, async () => ({ '/list.json.sig': flood(200) })],
  [
    'a stranger’s signature',
    /does not know \(test-key-three\)/,
    async (build) => filesOf(newer(build), await makeKey('test-key-three')),
  ],
  [
    'a signature in a known key’s name',
    /does not fit/,
    async (build) => filesOf(newer(build), await makeKey('test-key-one')),
  ],
  [
    'one byte changed',
    /does not fit/,
    async (build) => {
      const files = await filesOf(newer(build), build.keys[0]);
      files['/list.json'][1000] = (files['/list.json'][1000] ?? 0) ^ 1;
      return files;
    },
  ],
  [
    'half of the list',
    /does not fit/,
    async (build) => {
      const files = await filesOf(newer(build), build.keys[0]);
      return { ...files, '/list.json': files['/list.json'].slice(0, 100_000) };
    },
  ],
  [
    'an older list',
    /is not newer/,
    async (build) => filesOf({ ...newer(build), version: build.bundled.version - 1 }, build.keys[0]),
  ],
  [
    'an older list that claims to be newer',
    /says it is version/,
    async (build) => {
      const files = await filesOf({ ...newer(build), version: build.bundled.version - 1 }, build.keys[0]);
      const signature = parseSignature(files['/list.json.sig']);
      if (!signature) throw new Error('no signature');
      return { ...files, '/list.json.sig': formatSignature({ ...signature, version: 99 }) };
    },
  ],
  [
    'a list of the future',
    /dated in the future/,
    async (build) =>
      filesOf(
        newer(build, { generated: '2090-01-01T00:00:00Z', expires: '2091-01-01T00:00:00Z' }),
        build.keys[0],
      ),
  ],
  [
    'a list for a newer extension',
    /needs Unsaid 99\.0/,
    async (build) => filesOf(newer(build, { minimumExtensionVersion: '99.0' }), build.keys[0]),
  ],
  [
    'a list that lost its models',
    /more than a quarter of one part \(Models: /,
    async (build) => filesOf(newer(build, { models: [] }), build.keys[0]),
  ],
  [
    'a malformed list',
    /malformed/,
    async (build) => filesOf({ ...newer(build), script: 'alert(1)' } as WireList, build.keys[0]),
  ],
  [
    '200 MB',
    /larger than 5 MB/,
    async (build) => ({ ...(await filesOf(newer(build), build.keys[0])), '/list.json': flood(200) }),
  ],
  [
    'a small file that unpacks to 200 MB',
    /larger than 20 MB/,
    async (build) => ({
      ...(await filesOf(newer(build), build.keys[0])),
      '/list.json': gzipSync(new Uint8Array(200_000_000)),
    }),
  ],
  [
    '200 MB that the browser unpacks',
    /larger than (5|20) MB/,
    async (build) => ({
      ...(await filesOf(newer(build), build.keys[0])),
      '/list.json': (response: ServerResponse) => {
        const packed = gzipSync(new Uint8Array(200_000_000));
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
      },
    }),
  ],
];

test('whatever is wrong with hosts or list, the list in force stays, and the popup says why', async ({
  popup,
  build,
  server,
}) => {
  test.setTimeout(120_000);
  const good = newer(build);
  server.serve(await filesOf(good, build.keys[0]));
  await updateNow(popup, 'updated');
  const later = { ...build, bundled: good };
  for (const [name, why, files] of FAULTS) {
    await test.step(name, async () => {
      server.serve(await files(later));
      await updateNow(popup, 'refused');
      await expect(outcome(popup)).toContainText(why);
      await expectVersion(popup, good.version);
    });
  }
  server.serve(await filesOf({ ...good, version: good.version + 1 }, build.keys[0]));
  await updateNow(popup, 'updated');
});

test('a host that hangs costs its patience, and the mirror serves; slow is not dead', async ({
  popup,
  build,
  server,
}) => {
  test.setTimeout(90_000);
  const files = await filesOf(newer(build), build.keys[0]);
  const slow = (response: ServerResponse) => {
    const bytes = files['/list.json'];
    const step = Math.ceil(bytes.length / 20);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(bytes.subarray(sent, sent + step));
      sent += step;
      if (sent < bytes.length) return;
      clearInterval(timer);
      response.end();
    }, 200);
  };
  server.serve({ '/list.json.sig': () => {} }, HOSTS[0]);
  server.serve({ ...files, '/list.json': slow }, HOSTS[1]);
  await updateNow(popup, 'updated');
  await expectVersion(popup, build.bundled.version + 1);
});

test('compressed, either way, it is the same list under the same signature', async ({
  popup,
  build,
  server,
}) => {
  const first = await filesOf(newer(build), build.keys[0]);
  server.serve({ ...first, '/list.json': gzipSync(first['/list.json']) });
  await updateNow(popup, 'updated');
  const second = await filesOf(newer(build, { version: build.bundled.version + 2 }), build.keys[0]);
  server.serve({
    ...second,
    '/list.json': (response: ServerResponse) => {
      const packed = gzipSync(second['/list.json']);
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
    },
  });
  await updateNow(popup, 'updated');
  await expectVersion(popup, build.bundled.version + 2);
});

test('switched off: no alarm; switched on again: there is one', async ({ opened: { context, popup } }) => {
  const setting = popup.getByRole('checkbox', { name: 'Look for a newer list once a day' });
  await setting.click();
  await expect.poll(() => nextLook(context)).toBeNull();
  await setting.click();
  await expect.poll(() => nextLook(context)).toBeGreaterThan(0);
});

test('a build without an update source says so, and plans no look', async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
  const context = await launchChromium({ port: site.port, profile });
  const popup = await openPopup(context);
  await expect(popup.getByText('This build has no update source: bundled list only.')).toBeVisible();
  await expect(popup.getByRole('button', { name: /update|back/i })).toHaveCount(0);
  expect(await nextLook(context)).toBeNull();
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a stored list that was damaged gives way to the one before it, and the popup says so', async ({
  opened: { context, popup },
  build,
  server,
}) => {
  const lists = [1, 2].map((step) => newer(build, { version: build.bundled.version + step }));
  for (const list of lists) {
    server.serve(await filesOf(list, build.keys[0]));
    await updateNow(popup, 'updated');
  }
  await popup.evaluate(async (version) => {
    const opening = indexedDB.open('unsaid');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const lists = opening.result.transaction('lists', 'readwrite').objectStore('lists');
    const reading = lists.get(version);
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    reading.result.bytes[5000] ^= 1;
    const writing = lists.put(reading.result);
    await new Promise((resolve) => writing.addEventListener('success', resolve));
    opening.result.close();
  }, build.bundled.version + 2);
  await stopBackground(context, popup);
  await popup.reload();
  await expectVersion(popup, build.bundled.version + 1);
  await expect(popup.getByText('The stored list was damaged.')).toBeVisible();
});

/** Stops the background as the browser does when it is idle; the next message wakes it with nothing in memory. */
async function stopBackground(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await devtools.detach();
}

test('an expired list stays in force and is marked', async ({ popup, build, server }) => {
  const old = newer(build, { generated: '2025-01-01T00:00:00Z', expires: '2025-04-01T00:00:00Z' });
  server.serve(await filesOf(old, build.keys[0]));
  await updateNow(popup, 'updated');
  await expectVersion(popup, old.version);
  await expect(popup.getByText('Out of date since Apr 1, 2025')).toBeVisible();
  // A host that says "nothing newer" is not believed alone: the mirror is asked as well.
  server.forget();
  await updateNow(popup, 'current');
  expect(server.requests.map(({ host }) => host).sort()).toEqual([...HOSTS]);
});
