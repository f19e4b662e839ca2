/** The extension's own pages in Firefox: each section is there, nothing is cut off, and what is set shows on HuggingChat. */
import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { startStandin } from '../standin/server.ts';
import { findOwn, launchFirefox, OWN_PAGES } from './firefox.ts';

declare const browser: {
  tabs: { query(what: object): Promise<{ id: number; url?: string }[]> };
  action: { getBadgeText(what: object): Promise<string>; getTitle(what: object): Promise<string> };
};

const VIEWS = [
  ['#settings', 'Settings'],
  ['#models', 'Models'],
  ['#chart', 'Models'],
  ['#models/Qwen/Qwen2.5-72B-Instruct', 'Qwen/Qwen2.5-72B-Instruct'],
  ['#topics', 'Topics'],
  ['#topics/tiananmen_1989', 'Tiananmen'],
  ['#sources', 'Sources'],
  ['#reports', 'My reports'],
  ['#privacy', 'Privacy'],
  ['#about', 'About'],
] as const;

const heading = (own: Page) => own.$eval('h1', (title) => title.textContent ?? '');
const isShown = (page: Page) =>
  page.$eval('unsaid-badge', (badge) => (badge as HTMLElement).checkVisibility());

/** Presses the checkbox with these words. */
const press = (own: Page, words: string) =>
  own.evaluate((words) => {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.includes(words));
    if (!label) throw new Error(`no switch says ${words}`);
    label.click();
  }, words);

test('options, popup and toolbar in Firefox', async () => {
  test.setTimeout(180_000);
  const site = await startStandin({ speed: 20 });
  const firefox = await launchFirefox(site.port, { ownPages: true });
  try {
    const opening = await firefox.browser.newPage();
    void opening.goto(`${OWN_PAGES}/options.html`).catch(() => {}); // Firefox tells of no load event here
    const own = await findOwn(firefox.browser, 'options.html');
    await own.waitForSelector('h2');
    for (const width of [1280, 390]) {
      await own.setViewport({ width, height: 800 });
      for (const [hash, title] of VIEWS) {
        await own.evaluate((next) => {
          location.hash = next;
        }, hash);
        await expect.poll(() => heading(own), { message: hash }).toContain(title);
        await expect
          .poll(() => own.evaluate(() => document.body.textContent?.includes('Reading the list')))
          .toBe(false);
        const tooWide = await own.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(tooWide, `${hash} at ${width} px`).toBeLessThanOrEqual(0);
      }
      await own.evaluate(() => {
        location.hash = '#chart';
      });
      await own.screenshot({ path: `test-results/firefox-options-${width}.png` });
    }

    const page = await firefox.browser.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await page.waitForSelector('unsaid-badge:not([hidden])');
    const toolbar = () =>
      own.evaluate(async () => {
        const tabs = await browser.tabs.query({});
        const texts = await Promise.all(tabs.map(({ id }) => browser.action.getBadgeText({ tabId: id })));
        const titles = await Promise.all(tabs.map(({ id }) => browser.action.getTitle({ tabId: id })));
        return { texts: texts.filter(Boolean), titles: titles.filter((title) => title.includes('reading')) };
      });
    await expect
      .poll(toolbar)
      .toEqual({ texts: ['1'], titles: ['Unsaid: reading this page\nAnswers with a warning: 1'] });

    await own.evaluate(() => {
      location.hash = '#topics/tiananmen_1989';
    });
    await expect.poll(() => heading(own)).toContain('Tiananmen');
    await press(own, 'Mute');
    await expect.poll(() => isShown(page)).toBe(false);
    await expect.poll(async () => (await toolbar()).texts).toEqual([]);
    await press(own, 'Mute');
    await expect.poll(() => isShown(page)).toBe(true);

    const popping = await firefox.browser.newPage();
    void popping.goto(`${OWN_PAGES}/popup.html`).catch(() => {});
    const popup = await findOwn(firefox.browser, 'popup.html');
    await popup.waitForSelector('h1');
    await press(popup, 'Pause Unsaid on all pages');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.unsaid)).toBe('paused');
    // The settings open in the tab that shows the options already.
    const before = (await firefox.browser.pages()).length;
    await popup.evaluate(() => {
      const settings = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Settings');
      settings?.click();
    });
    await expect.poll(() => heading(own)).toBe('Settings');
    expect((await firefox.browser.pages()).length).toBe(before);
  } finally {
    await firefox.close();
    await site.close();
  }
});
