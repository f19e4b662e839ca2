import type { Page } from '@playwright/test';
import type { Standin } from '../standin/server.ts';
import { expect, test } from './fixtures.ts';
import { answer, ask, expectAllBadged, why } from './reader.ts';
import { traceCost } from './trace.ts';

/**
 * The budgets of design.md that hold on a busy machine: layout shifts, calls, and thread time (not time on the clock) at
 * twice the budget. `npm run bench` measures the figures themselves.
 */

const TOLERANCE = 2;

/** The layout shifts of the page from its first paint until `act` is over. */
async function shiftsDuring(page: Page, act: () => Promise<void>): Promise<number> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await act();
  return page.evaluate(() => {
    const { shifts } = window as typeof window & { shifts: number[] };
    return shifts.reduce((total, value) => total + value, 0);
  });
}

/** Reads a conversation and an answer that is being written, until the page is at rest. */
async function read(page: Page, site: Standin): Promise<void> {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  site.setSpeed(5);
  await ask(page, '1989年天安门广场发生了什么？请详细说明。');
  await expect(answer(page, 2).locator('button[title="Retry"]')).toBeVisible();
}

test('no layout shift is added while a conversation is read and an answer comes', async ({ stage }) => {
  const bare = await stage({ extension: null, unguarded: true });
  const barePage = await bare.context.newPage();
  const without = await shiftsDuring(barePage, () => read(barePage, bare.site));
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  const added = await shiftsDuring(page, async () => {
    await read(page, site);
    await expectAllBadged(page, 3);
    await why(page, 1).click();
    await page.keyboard.press('Escape');
  });
  expect(added).toBe(without);
});

test('while an answer is written, our script takes next to nothing', async ({ stage }) => {
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  site.setSpeed(2);
  await ask(page, '[slow] Do cats like snow?');
  await expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 1');
  const {
    ours,
    page: pageOwn,
    calls,
  } = await traceCost(page, () =>
    expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 5', { timeout: 30_000 }),
  );
  console.log(
    `while an answer is written: ${ours.toFixed(1)} ms of ours, ${pageOwn.toFixed(1)} of the page, ${calls} calls`,
  );
  expect(calls).toBeGreaterThan(0);
  expect(ours).toBeLessThanOrEqual(Math.max(1, 0.01 * TOLERANCE * pageOwn));
});

test('a conversation of five hundred messages is opened without holding up the page', async ({ stage }) => {
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  await page.goto('https://huggingface.co/chat/settings/application');
  await expect(page.locator('html')).toHaveAttribute('data-unsaid', 'ready');
  site.requests.length = 0;
  const { ours, longestTask } = await traceCost(page, async () => {
    await page.locator('nav').getByRole('link', { name: 'Five hundred messages' }).click();
    await expect(page.locator('unsaid-badge')).toHaveCount(250, { timeout: 30_000 });
  });
  console.log(`500 messages: ${ours.toFixed(1)} ms of ours, longest task ${longestTask.toFixed(1)} ms`);
  expect(ours).toBeLessThanOrEqual(100 * TOLERANCE);
  expect(longestTask).toBeLessThanOrEqual(50 * TOLERANCE);
  expect(
    site.requests.filter(({ path, fromPage }) => path.startsWith('/chat/api/') && !fromPage).length,
  ).toBeLessThanOrEqual(2);
});

test('a page at rest costs nothing', async ({ stage }) => {
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  const { calls } = await traceCost(page, () => page.waitForTimeout(3000)); // nothing to wait for: that is the point
  expect(calls).toBeLessThanOrEqual(1);
});
