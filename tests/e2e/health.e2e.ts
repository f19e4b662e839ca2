import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { BUILDS } from './chromium.ts';
import { backgroundOf, expect, test } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { answer, ask, expectAllBadged, expectBadges, expectState, mark, openFromList } from './reader.ts';

/** The states a reader is told of: ready, paused, unreadable, no list; and the background that comes and goes. */

const EVERYTHING = 'unsaid-badge, unsaid-model';

async function toolbarTitle(context: BrowserContext): Promise<string> {
  return (await backgroundOf(context)).evaluate(
    `chrome.tabs.query({ active: true, lastFocusedWindow: true })
      .then(([tab]) => chrome.action.getTitle({ tabId: tab.id }))`,
  );
}

test('ready: on the page, the toolbar and in the popup', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectState(page, 'ready');
  await expectAllBadged(page, 2);
  await expect.poll(() => toolbarTitle(context)).toMatch(/^Unsaid: reading this page(\n|$)/);
  const popup = await openPopup(context, page);
  await expect(popup.getByRole('status')).toHaveText('This page can be read.');
  await expect(popup.getByText('Answers: 2. With a badge: 1.')).toBeVisible();
});

test('nothing to read: settings', async ({ page, context }) => {
  await page.goto('https://huggingface.co/chat/settings/application');
  await expectState(page, 'ready');
  await expect.poll(() => toolbarTitle(context)).toBe('Unsaid: nothing to read on this page');
});

test('the title of one tab is not that of another', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expect.poll(() => toolbarTitle(context)).toMatch(/^Unsaid: reading this page(\n|$)/);
  const other = await context.newPage();
  await expect.poll(() => toolbarTitle(context)).toBe('Unsaid');
  await other.close();
});

test('paused by the popup: everything leaves the page; resumed: everything is back', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const before = await expectAllBadged(page, 1);
  const popup = await openPopup(context, page);
  await popup.getByRole('checkbox', { name: 'Pause Unsaid on all pages' }).click();
  await expect(popup.getByRole('status')).toContainText('Paused');
  await expectState(page, 'paused');
  await expect(page.locator(EVERYTHING)).toHaveCount(0);
  await page.bringToFront();
  await expect.poll(() => toolbarTitle(context)).toBe('Unsaid: paused');

  site.requests.length = 0;
  await ask(page, '[short] Do cats like snow?');
  await expect(answer(page, 1).locator('button[title="Retry"]')).toBeVisible();
  await page.reload();
  await expectState(page, 'paused');
  await expect(page.locator(EVERYTHING)).toHaveCount(0);
  expect(site.requests.filter(({ path, fromPage }) => path.startsWith('/chat/api/') && !fromPage)).toEqual(
    [],
  );

  await popup.bringToFront();
  await popup.getByRole('checkbox', { name: 'Pause Unsaid on all pages' }).click();
  await page.bringToFront();
  await expectState(page, 'ready');
  expect((await expectAllBadged(page, 2))[0]).toEqual(before[0]);
  await expect(mark(page)).toBeVisible();
});

test('a card that is open goes when Unsaid is paused', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await page.locator('unsaid-badge [data-action="why"]').click();
  await (await backgroundOf(context)).evaluate(
    'chrome.storage.local.set({ settings: { version: 1, paused: true } })',
  );
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectState(page, 'paused');
});

test('unreadable: said on page, toolbar and popup, nothing else done; the next page that can be read is', async ({
  page,
  site,
  context,
}) => {
  site.setUnmarked(true);
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectState(page, 'unreadable');
  await expect(page.locator('unsaid-badge')).toHaveCount(0);
  await expect.poll(() => toolbarTitle(context)).toMatch(/^Unsaid can't read this page: ./);
  const popup = await openPopup(context, page);
  await expect(popup.getByRole('status')).toContainText("can't be read");
  await popup.close();
  site.setUnmarked(false);
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectState(page, 'ready');
  await expectAllBadged(page, 1);
  await expect.poll(() => toolbarTitle(context)).toMatch(/^Unsaid: reading this page(\n|$)/);
});

test('a page that becomes unreadable under way, and readable again', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await page.evaluate(() => {
    for (const message of document.querySelectorAll('[data-message-id]'))
      message.setAttribute('data-kept-id', message.getAttribute('data-message-id') ?? '');
    for (const message of document.querySelectorAll('[data-message-id]'))
      message.removeAttribute('data-message-id');
    document.querySelector('unsaid-badge')?.remove(); // else the watch of the tests finds it out of place
  });
  await expectState(page, 'unreadable');
  await expect(page.locator('unsaid-badge')).toHaveCount(0);
  await page.evaluate(() => {
    for (const message of document.querySelectorAll('[data-kept-id]'))
      message.setAttribute('data-message-id', message.getAttribute('data-kept-id') ?? '');
  });
  await expectState(page, 'ready');
  await expectAllBadged(page, 1);
});

test('no list: said on the page and in the popup; when it can be read again, so are the answers', async ({
  stage,
  errors,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-damaged-'));
  try {
    cpSync(join(BUILDS, 'chrome-mv3'), folder, { recursive: true });
    const list = join(folder, 'knowledge/list.json');
    const whole = readFileSync(list);
    writeFileSync(list, whole.subarray(0, whole.length / 2));
    const { site, context } = await stage({ extension: folder });
    const page = await context.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await expectState(page, 'no-list');
    await expect(page.locator(EVERYTHING)).toHaveCount(0);
    await expect.poll(() => toolbarTitle(context)).toMatch(/^Unsaid can't use its knowledge list: ./);
    const popup = await openPopup(context, page);
    await expect(popup.getByRole('status')).toContainText("can't be used");
    await popup.close();
    writeFileSync(list, '{"version": 1}');
    await page.reload();
    await expectState(page, 'no-list');
    writeFileSync(list, whole);
    await expectState(page, 'ready');
    await expectAllBadged(page, 1);
    await expect(mark(page)).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Stops the background as the browser does when it is idle, and waits until it has stopped. */
async function stopBackground(context: BrowserContext): Promise<void> {
  const worker = await backgroundOf(context);
  const page = await context.newPage();
  await page.goto(new URL('/popup.html', worker.url()).href);
  const devtools = await context.newCDPSession(page);
  const stopped = new Promise<void>((resolve) =>
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await page.close();
}

test('the background is stopped: opening, asking and the mark go on', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await stopBackground(context);
  await ask(page, 'What happened at Tiananmen Square in 1989?');
  await expectAllBadged(page, 2);
  await stopBackground(context);
  await openFromList(page, 'A bit of everything');
  await expectAllBadged(page, 5);
  await expect(mark(page)).toHaveAttribute('data-level', 'router');
  await expectState(page, 'ready');
});

test('the background is stopped while an answer is written', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  site.setSpeed(2);
  await ask(page, '[slow] Why did the Dalai Lama leave Tibet?');
  await expect(answer(page, 1).locator('.prose')).toContainText('Paragraph 1');
  await stopBackground(context);
  site.setSpeed(40);
  await expectBadges(page, [{ level: 'known-refusal' }, { topics: ['tibet_dalai_lama'] }]);
  await expectState(page, 'ready');
});

test('the extension is taken away under an open page: it leaves quietly at the next answer', async ({
  stage,
}) => {
  const { site, context } = await stage({});
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  const worker = await backgroundOf(context);
  // Started by a flag, it does not come back from this.
  await worker.evaluate('void setTimeout(() => chrome.runtime.reload(), 50)');
  await expect.poll(() => context.serviceWorkers()).toEqual([]);
  site.setSpeed(2);
  await ask(page, '[slow] Do cats like snow?');
  await expect(answer(page, 1).locator('.prose')).toContainText('Paragraph 2');
  site.setSpeed(40);
  await expect(page.locator('html')).not.toHaveAttribute('data-unsaid');
  await expect(page.locator(EVERYTHING)).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the popup (${colorScheme})`, async ({ page, site, context }) => {
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await expectAllBadged(page, 1);
    const popup = await openPopup(context, page);
    await popup.emulateMedia({ colorScheme });
    await expect(popup.getByRole('status')).toHaveText('This page can be read.');
    await expectAccessible(popup);
  });
}
