import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { type Standin, startStandin } from '../standin/server.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

/** The main job in Firefox. One browser and one page; the steps build on each other. */

interface Seen {
  readonly model: string | undefined;
  readonly level: string | undefined;
  readonly topics: string | undefined;
  readonly shown: boolean;
  readonly placed: boolean;
}

const seen = (page: Page): Promise<Seen[]> =>
  page.$$eval('unsaid-badge', (hosts) =>
    hosts.map((host) => {
      const { model, level, topics, messageId } = (host as HTMLElement).dataset;
      const message = host.parentElement?.closest('[data-message-role="assistant"]');
      const placed = message?.getAttribute('data-message-id') === messageId;
      return { model, level, topics, shown: host.checkVisibility(), placed };
    }),
  );

const state = (page: Page) => page.evaluate(() => document.documentElement.dataset.unsaid);
const attribute = (page: Page, selector: string, name: string) =>
  page.$eval(selector, (element, name) => element.getAttribute(name), name).catch(() => undefined);

test.describe.configure({ mode: 'serial' });

let site: Standin;
let firefox: Firefox;
let page: Page;
const errors: string[] = [];

test.beforeAll(async () => {
  site = await startStandin({ speed: 20 });
  firefox = await launchFirefox(site.port);
  page = await firefox.browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
});

test.afterAll(async () => {
  await firefox?.close();
  await site?.close();
});

test('a conversation that is opened', async () => {
  await page.goto(site.conversationUrl('omni'));
  const models = ['Kimi-K2.6', 'Qwen3-235B-A22B-Instruct-2507', 'GLM-4.6', 'DeepSeek-V3.1', 'Kimi-K2.6'];
  await expect
    .poll(async () => (await seen(page)).map(({ model, placed }) => placed && model?.split('/')[1]))
    .toEqual(models);
  await expect.poll(() => state(page)).toBe('ready');
  await expect.poll(() => attribute(page, 'unsaid-model', 'data-level')).toBe('router');
});

test('an answer that is written, by in-page navigation', async () => {
  await page.locator('nav a[href="/chat/conversation/65a000000000000000000001"]').click();
  const qwq = {
    model: 'Qwen/QwQ-32B',
    level: 'known-refusal',
    topics: 'tiananmen_1989',
    shown: true,
    placed: true,
  };
  await expect.poll(() => seen(page)).toEqual([qwq]);
  await page.locator('form.composer textarea').fill('What happened at Tiananmen Square in 1989?');
  await page.keyboard.press('Enter');
  await page.waitForSelector('form button[aria-label="Stop generating"]');
  expect(await seen(page)).toEqual([qwq]);
  await expect.poll(() => seen(page)).toEqual([qwq, qwq]);
  await expect.poll(() => attribute(page, 'unsaid-model', 'data-model')).toBe('Qwen/QwQ-32B');
});

test('card: by click, with the focus in it; Escape gives it back', async () => {
  await page.locator('unsaid-badge >>> [data-action="why"]').click();
  const card = () =>
    page.$eval('unsaid-badge', ({ shadowRoot }) => {
      const dialog = shadowRoot?.querySelector('[role="dialog"]');
      return {
        open: dialog?.checkVisibility() ?? false,
        text: dialog?.textContent ?? '',
        focus: shadowRoot?.activeElement?.getAttribute('role') ?? shadowRoot?.activeElement?.localName,
      };
    });
  expect(await card()).toMatchObject({
    open: true,
    text: expect.stringContaining('TechCrunch'),
    focus: 'dialog',
  });
  await page.keyboard.press('Escape');
  expect(await card()).toMatchObject({ open: false, focus: 'button' });
});

test('the badge has its styles', async () => {
  const display = await page.$eval('unsaid-badge', ({ shadowRoot }) => {
    const pill = shadowRoot?.querySelector('[data-action="why"]');
    return pill ? getComputedStyle(pill).borderRadius : '';
  });
  expect(display).not.toBe('0px');
});

test('the model mark has its place', async () => {
  const visible = () =>
    page.$eval('unsaid-model', (mark) => mark.checkVisibility({ visibilityProperty: true }));
  await expect.poll(visible).toBe(true);
});

test('a reload', async () => {
  const before = await seen(page);
  await page.reload();
  await expect.poll(() => seen(page)).toEqual(before);
});

test('no error, and no host but the page (and what Firefox itself asks for)', () => {
  expect(errors).toEqual([]);
  expect(
    firefox.refused.filter((host) => !/(^|\.)(mozilla\.(com|net|org)|firefox\.com):443$/.test(host)),
  ).toEqual([]);
});
