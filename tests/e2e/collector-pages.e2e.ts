import { expectAccessible } from './axe.ts';
/** The collector's own pages in a real browser: the dashboard for everybody, and moderation. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test';
import { createApp } from '../../collector/app.ts';
import { settleReports } from '../../collector/jobs/settle.ts';
import { ADMIN_TOKEN, openCollector, type TestCollector } from '../../collector/testing/collector.ts';
import { makeReport, secretOf } from '../../collector/testing/reports.ts';
import { ensurePrograms } from '../../scripts/programs.ts';
import type { Report } from '../../utils/reports/schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const HOSTILE = `<script>document.title='evil'</script><img src=x onerror="document.title='evil'">\u202egnp.exe`;

interface Stage {
  readonly url: string;
  readonly collector: TestCollector;
  send(...reports: Report[]): Promise<void>;
  open(path: string, options?: { colorScheme?: 'light' | 'dark'; width?: number }): Promise<Page>;
}

const test = base.extend<{ pages: Stage; errors: string[] }, { chrome: Browser }>({
  chrome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      if (!existsSync(join(ROOT, 'collector/web/dist/index.html')))
        execFileSync('npm', ['run', '-s', 'build:collector'], { cwd: ROOT, stdio: 'ignore' });
      const executablePath = ensurePrograms('chromium').chromium;
      const chrome = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
      await use(chrome);
      await chrome.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
  errors: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors).toEqual([]);
  },
  pages: async ({ chrome, errors }, use) => {
    const collector = await openCollector('sqlite');
    const server = serve({ fetch: createApp(collector.services).fetch, hostname: '127.0.0.1', port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use({
      url,
      collector,
      async send(...reports) {
        await collector.post('/v1/reports', { schema: 1, reports });
        while ((await settleReports(collector.services.store.db, new Date())) > 0);
      },
      async open(path, { colorScheme = 'light', width = 1280 } = {}) {
        const context = await chrome.newContext({ colorScheme, viewport: { width, height: 800 } });
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(String(error)));
        page.on('console', (message) => {
          // A request that is refused is told here too; the page says so itself.
          if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
            errors.push(message.text());
        });
        await page.goto(url + path);
        return page;
      },
    });
    for (const context of chrome.contexts()) await context.close();
    await new Promise((resolve) => server.close(resolve));
    await collector.close();
  },
});

const asked = (prompt: string, reporter = 1, change: Partial<Report> = {}): Report =>
  makeReport(
    { text: { prompt, answer: 'I can’t discuss that.', edited: false, cut: false }, ...change },
    reporter,
  );

async function signIn(page: Page): Promise<void> {
  await page.getByLabel(/^Token/).fill(ADMIN_TOKEN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
}
const told = (page: Page, what: string) =>
  expect(page.getByRole('status').filter({ hasText: what })).toBeVisible();

test('the dashboard, with nothing to show', async ({ pages }) => {
  const page = await pages.open('/');
  await expect(page.getByRole('status')).toContainText('Nothing to show yet');
  await expectAccessible(page);
});

test('the dashboard shows what many report, as bars and as tables, and nothing of few', async ({ pages }) => {
  for (const [model, count] of [
    ['Qwen/QwQ-32B', 7],
    ['org/rare', 4],
  ] as const)
    await pages.send(
      ...Array.from({ length: count }, (_, at) => makeReport({ model, comment: HOSTILE }, at)),
    );
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    const page = await pages.open('/', { colorScheme, width });
    await expect(page.getByRole('status')).toContainText('7 reports are shown');
    await expect(page.locator('.chart').first()).toContainText('Qwen/QwQ-32B');
    await page.getByText('Models, as a table').click();
    await expect(page.getByRole('rowheader', { name: 'Qwen/QwQ-32B' })).toBeVisible();
    await expect(page.locator('body')).not.toContainText('org/rare');
    await expect(page.locator('body')).not.toContainText('gnp.exe');
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});

test('privacy and interface pages', async ({ pages }) => {
  for (const path of ['/privacy', '/docs']) {
    const page = await pages.open(path, { width: 390 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});

test('a wrong token says so; the right one opens the queue; signing out closes it', async ({ pages }) => {
  const page = await pages.open('/moderation/');
  await page.getByLabel(/^Token/).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('this is not the token');
  await expectAccessible(page);
  await signIn(page);
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe(''); // scripts can't read it
  await page.reload();
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('by keyboard alone: move, confirm, reject with a reason, merge, undo', async ({ pages }) => {
  const rejected = asked('Where is the nearest shop that sells flowers on Sundays?', 9, { model: 'org/c' });
  await pages.send(
    ...[1, 2, 3].map((at) => asked('What happened on the square in June 1989?', at, { model: 'org/a' })),
    ...[4, 5].map((at) => asked('Who stood before the tanks on the avenue?', at, { model: 'org/b' })),
    rejected,
  );
  const page = await pages.open('/moderation/');
  await signIn(page);
  const queue = page.getByRole('region', { name: 'Queue' });
  const heading = page.getByRole('heading', { level: 2 });
  await expect(heading).toHaveText('org/a: tiananmen_1989');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await told(page, 'Confirmed.');
  await expect(queue.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('u');
  await told(page, 'Undone: confirmed.');
  await expect(queue.getByRole('listitem')).toHaveCount(3);

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(heading).toHaveText('org/c: tiananmen_1989');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Reject' });
  await expect(dialog.getByLabel(/^Reason/)).toBeFocused();
  await page.keyboard.type('Not about a model.');
  await page.keyboard.press('Enter');
  await told(page, 'Rejected.');
  await expect(queue.getByRole('listitem')).toHaveCount(2);
  const headers = { Authorization: `Bearer ${secretOf(rejected.id)}` };
  const fate = await (await fetch(`${pages.url}/v1/reports/${rejected.id}/status`, { headers })).json();
  expect(fate).toMatchObject({ status: 'rejected', reason: 'Not about a model.' });

  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Merge into another cluster' })).toBeVisible();
  await page.keyboard.press('Tab'); // from the list of clusters to its button
  await page.keyboard.press('Enter');
  await told(page, 'Merged.');
  await expect(queue.getByRole('listitem')).toHaveCount(1);
  await expect(queue.getByRole('listitem')).toContainText('5 reports of 5 readers');
});

test('words that are selected can be masked', async ({ pages }) => {
  await pages.send(asked('What did Jane Doe say?', 1, { comment: 'ask Jane Doe' }));
  const page = await pages.open('/moderation/');
  await signIn(page);
  const prompt = page.getByRole('region', { name: 'Prompt' });
  await expect(prompt).toHaveText('What did Jane Doe say?');
  await prompt.evaluate((element) => {
    const text = element.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 9, text, 17);
  });
  await page.getByRole('button', { name: 'Mask selected words' }).click();
  await told(page, 'Masked. This can not be undone.');
  await expect(prompt).toHaveText('What did ⟦masked⟧ say?');
  await expect(page.locator('body')).not.toContainText('Jane');
});

test('hostile reports are text; the pages stay whole, light and dark, wide and narrow', async ({ pages }) => {
  await pages.send(
    asked(HOSTILE, 1, { comment: HOSTILE }),
    asked(`${'汉'.repeat(7_990)}`, 2, { model: 'org/long' }),
    asked('x'.repeat(7_000), 3, { model: `${'a'.repeat(96)}/${'b'.repeat(96)}` }),
  );
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    const page = await pages.open('/moderation/', { colorScheme, width });
    await signIn(page);
    const items = page.getByRole('region', { name: 'Queue' }).getByRole('listitem');
    await expect(items).toHaveCount(3);
    for (let at = 0; at < 3; at++) {
      await items.nth(at).getByRole('button').click();
      await expect(page.getByRole('article')).toHaveCount(1);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(await page.title()).toBe('Unsaid: moderation');
    for (const view of ['Audit log', 'Proposals']) {
      await page.getByRole('button', { name: view }).click();
      await expectAccessible(page);
    }
  }
});

test('a collector that is gone: said, and nothing is lost', async ({ pages, errors }) => {
  await pages.send(asked('What happened?'));
  const page = await pages.open('/moderation/');
  await signIn(page);
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.context().setOffline(true);
  await page.keyboard.press('c');
  await told(page, 'Not done: The collector can not be reached.');
  await page.getByRole('button', { name: 'Audit log' }).click();
  await expect(page.getByRole('alert')).toContainText('This could not be read.');
  await page.getByRole('button', { name: 'Queue' }).click();
  await expect(page.getByRole('alert')).toContainText('This could not be read.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.keyboard.press('c');
  await told(page, 'Confirmed.');
  errors.length = 0; // the browser tells of the request that failed
});
