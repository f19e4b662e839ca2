import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { answer, ask, badge, composer, expectAllBadged, mark, why } from './reader.ts';
import { traceCost } from './trace.ts';

/**
 * The budgets of design.md that can be held on a busy machine: layout shifts, requests, and the time our script runs (not
 * the time on the clock) at twice the budget. `npm run bench` measures the figures themselves.
 */

const TOLERANCE = 2;

/** The question has left the composer, and what that moved was painted. */
async function composerRests(page: Page): Promise<void> {
  await expect(composer(page)).toHaveValue('');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)));
      }),
  );
}

interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** Has the page note its layout shifts; those right after a click or a key do not count, as everywhere. */
async function noteShifts(page: Page): Promise<() => Promise<Shift[]>> {
  await page.addInitScript(() => {
    interface LayoutShift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Element | null }[];
    }
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        const what = sources.map(({ node }) => `${node?.localName}.${node?.className}`);
        if (!hadRecentInput) shifts.push({ value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // Those since the last call.
  return () => page.evaluate(() => (window as typeof window & { shifts: Shift[] }).shifts.splice(0));
}

/** Nothing moved at all: what lies under a badge glides, by less than a browser counts. */
function expectStill(shifts: readonly Shift[]): void {
  expect(shifts).toEqual([]);
}

for (const width of [1100, 390]) {
  test(`nothing is moved that is being read (${width} px)`, async ({ stage }) => {
    const { site, context } = await stage({ unguarded: true, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const shifts = await noteShifts(page);
    await page.goto(site.conversationUrl('tiananmen-qwen25'));
    await expectAllBadged(page, 2);
    await expect(mark(page)).toBeVisible();
    await expectAtRest(page);
    expectStill(await shifts());
    site.setSpeed(4);
    await ask(page, '1989年天安门广场发生了什么？请详细说明。');
    await expect(answer(page, 2).locator('.prose')).not.toBeEmpty();
    await composerRests(page);
    await shifts(); // the page's own composer grew and shrank with the question
    await expectAllBadged(page, 3);
    await expectAtRest(page);
    expectStill(await shifts());
  });

  test(`nothing jumps where several badges come at once (${width} px)`, async ({ stage }) => {
    const { site, context } = await stage({ unguarded: true, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const shifts = await noteShifts(page);
    await page.goto(site.conversationUrl('omni'));
    await expectAllBadged(page, 5);
    await expectAtRest(page);
    const end = answer(page, 4).locator('.prose');
    await expect(end).toBeInViewport();
    expectStill(await shifts());
  });
}

for (const width of [1280, 390]) {
  test(`the model mark moves nothing, nor is it moved (${width} px)`, async ({ stage }) => {
    const { site, context } = await stage({ unguarded: true, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const shifts = await noteShifts(page);
    for (const path of ['', 'models/Qwen/Qwen3-235B-A22B-Instruct-2507']) {
      await page.goto(`https://huggingface.co/chat/${path}`);
      await expect(mark(page)).toBeVisible();
      await page.waitForTimeout(300); // a shift is told of one frame later
      expectStill(await shifts());
    }
    await page.goto(site.conversationUrl('omni'));
    await expectAllBadged(page, 5);
    site.setSpeed(4);
    await ask(page, 'Is Taiwan a country?');
    await expectAllBadged(page, 6);
    await expectAtRest(page);
    expect((await shifts()).filter(({ what }) => /unsaid|model-line/.test(what.join()))).toEqual([]);
  });
}

for (const width of [1280, 390, 320]) {
  test(`a badge wider than its answer moves nothing (${width} px)`, async ({ stage }) => {
    const { site, context } = await stage({ unguarded: true, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const shifts = await noteShifts(page);
    await page.goto(site.conversationUrl('tiananmen-r1'));
    await expectAllBadged(page, 1);
    await ask(page, '[short] 1989年六四天安门事件是什么？');
    await expect(answer(page, 1).locator('.prose')).toHaveText('Yes.');
    await expect(answer(page, 1).getByTitle('Retry')).toBeVisible();
    await shifts(); // the page's own composer grew and shrank with the question
    await expectAllBadged(page, 2);
    await expectAtRest(page);
    const [button, bubble] = await Promise.all(
      [why(page, 1), badge(page, 1).locator('..')].map((part) => part.boundingBox()),
    );
    expect(bubble?.width).toBeGreaterThan(button?.width ?? Number.POSITIVE_INFINITY);
    expectStill(await shifts());
  });
}

/** Every badge has all its room. */
async function expectAtRest(page: Page): Promise<void> {
  await expect(page.locator('unsaid-badge[style*="margin"]')).toHaveCount(0);
}

test('while an answer is written, our script takes next to nothing', async ({ stage }) => {
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  site.setSpeed(2);
  await ask(page, '[slow] Do cats like snow?');
  await expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 1');
  const cost = await traceCost(page, () =>
    expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 5', { timeout: 30_000 }),
  );
  console.log('while an answer is written:', cost);
  expect(cost.calls).toBeGreaterThan(0);
  expect(cost.ours).toBeLessThanOrEqual(0.01 * TOLERANCE * cost.page);
});

for (const place of ['end', 'middle'] as const) {
  test(`a conversation of five hundred messages is opened without holding up the page (read at its ${place})`, async ({
    stage,
  }) => {
    const { site, context } = await stage({ unguarded: true });
    const page = await context.newPage();
    await page.goto('https://huggingface.co/chat/settings/application');
    await expect(page.locator('html')).toHaveAttribute('data-unsaid', 'ready');
    site.requests.length = 0;
    const cost = await traceCost(page, async () => {
      await page.locator('nav').getByRole('link', { name: 'Five hundred messages' }).click();
      await expect(page.locator('[data-message-id]')).toHaveCount(500);
      if (place === 'middle') {
        await page.locator('.scroller').evaluate((scroller) => {
          scroller.scrollTop = scroller.scrollHeight / 2;
        });
      }
      await expect(page.locator('unsaid-badge')).toHaveCount(250, { timeout: 30_000 });
      await expectAtRest(page);
    });
    console.log(`five hundred messages, read at the ${place}:`, cost);
    expect(cost.ours).toBeGreaterThan(0);
    expect(cost.ours).toBeLessThanOrEqual(100 * TOLERANCE);
    expect(cost.longest).toBeLessThanOrEqual(50);
    const asked = site.requests.filter(({ path, fromPage }) => path.startsWith('/chat/api/') && !fromPage);
    expect(asked.length).toBeLessThanOrEqual(2);
  });
}

test('a page at rest costs nothing', async ({ stage }) => {
  const { site, context } = await stage({ unguarded: true });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  await expectAtRest(page);
  const { calls } = await traceCost(page, () => page.waitForTimeout(3000)); // there is nothing to wait for
  expect(calls).toBeLessThanOrEqual(1);
});
