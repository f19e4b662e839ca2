/** A browser with the extension, HuggingChat and a collector that can fail; and what a reader does to report. */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { type FakeCollector, startFakeCollector } from '../collector/fake-collector.ts';
import { backgroundOf, test as base, type Stage } from './fixtures.ts';
import { badge } from './reader.ts';

export const COLLECTOR_HOST = 'collector.unsaid.example';
export const COLLECTOR = `https://${COLLECTOR_HOST}/`;

/** As the options page does it. */
export async function setDestination(
  context: BrowserContext,
  reportDestination: { collector?: string; repository?: string },
): Promise<void> {
  const worker = await backgroundOf(context);
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ reportDestination })})`);
}

interface Fixtures {
  collector: FakeCollector;
  /** With the collector chosen, and nobody asked yet. */
  reporting: Stage;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
  collector: async ({}, use) => {
    const collector = await startFakeCollector(true);
    await use(collector);
    await collector.close();
  },
  reporting: async ({ stage, collector }, use) => {
    const reporting = await stage({ hosts: { [COLLECTOR_HOST]: collector.port } });
    await setDestination(reporting.context, { collector: COLLECTOR });
    await use(reporting);
  },
});

export const reportButton = (page: Page, index: number): Locator =>
  badge(page, index).locator('[data-action="report"]').first();
export const undoButton = (page: Page): Locator => page.locator('unsaid-badge [data-action="undo"]');

export async function expectReport(
  page: Page,
  index: number,
  state: string,
  timeout = 20_000,
): Promise<void> {
  await expect(badge(page, index)).toHaveAttribute('data-report', state, { timeout });
}

/** Presses Report for the first time: the page that asks. */
export async function pressFirst(page: Page, index: number): Promise<Page> {
  const asking = page.context().waitForEvent('page');
  await reportButton(page, index).click();
  return asking;
}

/** Gives consent, so that later presses are one click each; leaves no report behind but that one. */
export async function giveConsent(page: Page, index: number): Promise<void> {
  const asking = await pressFirst(page, index);
  const closed = asking.waitForEvent('close');
  await asking.getByRole('button', { name: 'Send report' }).click();
  await closed;
}

/** A page of the extension. */
export async function openOwn(context: BrowserContext, path: string): Promise<Page> {
  const { host } = new URL((await backgroundOf(context)).url());
  const page = await context.newPage();
  await page.goto(`chrome-extension://${host}/${path}`);
  return page;
}
