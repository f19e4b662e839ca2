/**
 * Reporting from a private window: the reader may copy, and nothing reaches the disk. Playwright sees no private window of a
 * browser that has extensions, so Puppeteer drives this one; its contexts beside the first are private windows.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import { ensurePrograms } from '../../scripts/programs.ts';
import { startFakeCollector } from '../collector/fake-collector.ts';
import { startStandin } from '../standin/server.ts';
import { BUILDS, chromiumArguments } from './chromium.ts';
import { COLLECTOR, COLLECTOR_HOST } from './report-stage.ts';

const EXTENSION = join(BUILDS, 'chrome-mv3');
const REPORT = 'unsaid-badge >>> [data-action="report"]';
const isBackground = (target: Target) => target.type() === 'service_worker';

/** Files under `folder` that hold `words`, in the encodings of the browser's stores. */
function filesWith(words: string, folder: string): string[] {
  const utf16 = [...Buffer.from(words, 'utf16le')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`);
  const found = (pattern: string) => {
    try {
      return execFileSync('grep', ['-rlaP', pattern, folder], { encoding: 'utf8' }).trim().split('\n');
    } catch {
      return []; // grep exits with 1 where there is nothing
    }
  };
  return [...found(words), ...found(utf16.join(''))];
}

/** Presses Report as soon as the badge has come to rest: on its way what stands below it lies over it. */
async function pressReport(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('unsaid-badge')?.style.marginBottom === '',
  );
  await page.locator(REPORT).click();
}

async function open(browser: Browser, inPrivate: boolean, url: string) {
  const context = inPrivate ? await browser.createBrowserContext() : browser.defaultBrowserContext();
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

test('a private window: copying is offered, nothing is kept, sent or written to disk', async () => {
  test.setTimeout(90_000);
  const site = await startStandin({ speed: 20 });
  const collector = await startFakeCollector(true);
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-private-'));
  const hosts = { 'huggingface.co': site.port, [COLLECTOR_HOST]: collector.port };
  const browser = await puppeteer.launch({
    executablePath: ensurePrograms('chromium').chromium,
    headless: true,
    userDataDir: profile,
    enableExtensions: [EXTENSION],
    extensionsEnabledInIncognito: [EXTENSION],
    args: chromiumArguments(hosts, null).filter((flag) => flag !== '--disable-extensions'),
  });
  try {
    const worker = await (await browser.waitForTarget(isBackground)).worker();
    const run = (code: string) => worker?.evaluate(code);
    // Even with consent for this collector a private window asks.
    const consent = { version: 1, collector: COLLECTOR, includeText: true };
    const stored = { reportDestination: { collector: COLLECTOR }, reportConsent: consent };
    await run(`chrome.storage.local.set(${JSON.stringify(stored)})`);

    const page = await open(browser, true, site.conversationUrl('tiananmen-qwq'));
    const asking = browser.waitForTarget((target) => target.url().includes('/report.html#'));
    await pressReport(page);
    const own = await (await asking).page();
    if (!own) throw new Error('the window that asks did not open');
    await own.waitForSelector('h1');
    const says = await own.$eval('body', (body) => body.innerText);
    expect(says).toContain('Private window: nothing is kept or sent');
    expect(says).toContain('Tiananmen');
    const buttons = await own.$$eval('button', (all) => all.map(({ textContent }) => textContent));
    expect(buttons).toEqual(['Copy as JSON', 'Close']);
    await own.keyboard.press('Enter'); // there is nothing to send with
    expect(await page.$eval('unsaid-badge', (host) => host.getAttribute('data-report'))).toBe('none');
    await own.close();

    // Nor is it written down on which topic the reader wants no hint.
    await page.bringToFront();
    await page.type('textarea', 'What happened at Tiananmen Square in 1989?');
    await page.locator('unsaid-hint >>> button').click();
    await page.waitForFunction(() => document.querySelector('unsaid-hint') === null);
    expect(await run("chrome.storage.local.get('hints')")).toEqual({});

    // A report from an ordinary window is on the disk: so the search below finds what there is.
    const ordinary = await open(browser, false, site.conversationUrl('tiananmen-r1'));
    await pressReport(ordinary);
    const state = () => ordinary.$eval('unsaid-badge', (host) => host.getAttribute('data-report'));
    await expect.poll(state, { timeout: 10_000 }).toBe('queued');
    await expect.poll(() => collector.rows.size, { timeout: 40_000 }).toBe(1);
    expect([...collector.rows.values()][0]?.model).toBe('deepseek-ai/DeepSeek-R1-0528');
  } finally {
    await browser.close();
    await collector.close();
    await site.close();
  }
  expect(filesWith('Can you tell me what happened during the Tiananmen', profile)).not.toEqual([]);
  expect(filesWith('What happened at Tiananmen Square in 1989', profile)).toEqual([]);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
