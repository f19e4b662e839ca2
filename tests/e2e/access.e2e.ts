import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { expectFits, showView, VIEWS } from './options-page.ts';
import { openPopup } from './popup.ts';
import { badge, expectAllBadged, why } from './reader.ts';
import { openOwn } from './report-stage.ts';

/** Readers who enlarge, read from right to left, choose their own colours, want no motion, or have no mouse. */

for (const locale of ['de', 'ru', 'ja'])
  test(`enlarged to 400 % (320 px), in ${locale}: nothing is cut off`, async ({ stage }) => {
    const { context, site } = await stage({ locale, viewport: { width: 320, height: 640 } });
    const own = await openOwn(context, 'options.html');
    for (const view of VIEWS) {
      await showView(own, view);
      await expectFits(own, view);
    }
    for (const name of ['welcome.html', 'popup.html']) await expectFits(await openOwn(context, name), name);
    const page = await context.newPage();
    await page.goto(site.conversationUrl('tiananmen-r1'));
    await expectAllBadged(page, 1);
    await why(page, 0).click();
    const card = await badge(page, 0).getByRole('dialog').boundingBox();
    expect(card?.x).toBeGreaterThanOrEqual(0);
    expect((card?.x ?? 0) + (card?.width ?? 999)).toBeLessThanOrEqual(320);
    const box = await badge(page, 0).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
  });

for (const width of [1280, 390])
  test(`from right to left, ${width} px: words begin at the right, rates grow from there, nothing is cut off`, async ({
    context,
  }) => {
    const page = await openOwn(context, 'options.html#models');
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    for (const view of VIEWS) {
      await showView(page, view);
      await expectFits(page, view);
      const { heading, main } = await page.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('h1') as Node);
        const { right } = document.querySelector('main')?.getBoundingClientRect() ?? { right: Number.NaN };
        return { heading: range.getBoundingClientRect().right, main: right };
      });
      expect(main - heading, view).toBeLessThan(40);
    }
    await showView(page, '#models');
    const gaps = await page.locator('.track:has(i)').evaluateAll((tracks) =>
      tracks.slice(0, 50).map((track) => {
        const bar = track.querySelector('i')?.getBoundingClientRect();
        return Math.abs((bar?.right ?? Number.NaN) - track.getBoundingClientRect().right);
      }),
    );
    expect(Math.max(...gaps)).toBeLessThan(1);
    await page.screenshot({ path: `test-results/rtl-${width}.png` });
  });

test('colours of one’s own: bars, dots, chosen tabs and badges are still told apart', async ({
  page,
  site,
  context,
}) => {
  test.setTimeout(120_000); // axe takes its time
  const own = await openOwn(context, 'options.html#models');
  await own.emulateMedia({ forcedColors: 'active' });
  for (const view of ['#settings', '#models', '#chart', '#topics/tiananmen_1989', '#about']) {
    await showView(own, view);
    if (view === '#models') await own.locator('input[type="search"]').fill('qwen');
    await expectAccessible(own, [], view);
  }
  await showView(own, '#models');
  const colours = await own.evaluate(() => {
    const ground = (selector: string) =>
      getComputedStyle(document.querySelector(selector) as Element).backgroundColor;
    return { bar: ground('.track i'), page: ground('body') };
  });
  expect(colours.bar).not.toBe(colours.page);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await expectAllBadged(page, 1);
  await why(page, 0).click();
  const bars = await badge(page, 0)
    .locator('.bar')
    .first()
    .evaluate((track) =>
      [track, track.querySelector('i')].map((one) => one && getComputedStyle(one).backgroundColor),
    );
  expect(bars[0]).not.toBe(bars[1]);
  await page.screenshot({ path: 'test-results/forced-colours.png' });
});

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test(`badges ${reducedMotion === 'reduce' ? 'do not slide where no motion is wanted' : 'slide in else'}`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      const isSliding = ({ target }: MutationRecord) =>
        target instanceof HTMLElement &&
        target.localName === 'unsaid-badge' &&
        target.style.marginBottom !== '';
      new MutationObserver((records) => {
        if (records.some(isSliding)) document.documentElement.dataset.slid = '';
      }).observe(document, { attributes: true, attributeFilter: ['style'], subtree: true });
    });
    await page.goto(site.conversationUrl('tiananmen-r1'));
    await expectAllBadged(page, 1);
    await page.waitForTimeout(500);
    const slid = await page.evaluate(() => document.documentElement.dataset.slid !== undefined);
    expect(slid).toBe(reducedMotion === 'no-preference');
  });

/** What the Tab key comes to, one after another, until it leaves the page or comes round. */
async function tabThrough(page: Page): Promise<string[]> {
  const stops: string[] = [];
  const been = await page.evaluateHandle(() => new Set<Element>());
  for (let press = 0; press < 200; press++) {
    await page.keyboard.press('Tab');
    const stop = await been.evaluate((been) => {
      const at = document.activeElement;
      if (!at || at === document.body || been.has(at)) return '';
      been.add(at);
      const { outlineStyle } = getComputedStyle(at);
      const { width, height, top } = at.getBoundingClientRect();
      const inView = top >= 0 && top < innerHeight && width > 0 && height > 0;
      return `${at.outerHTML.slice(0, 80)} outlined:${outlineStyle !== 'none'} inView:${inView}`;
    });
    if (stop === '') break;
    stops.push(stop);
  }
  return stops;
}

async function expectKeyboard(page: Page): Promise<void> {
  const stops = await tabThrough(page);
  const controls = await page
    .locator('a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary')
    .filter({ visible: true })
    .count();
  // Of a group of radio buttons the Tab key comes to one.
  const radios = await page.locator('input[type="radio"]:not(:checked)').filter({ visible: true }).count();
  expect(stops.length).toBeGreaterThanOrEqual(controls - radios);
  expect(stops.filter((stop) => !stop.endsWith('outlined:true inView:true'))).toEqual([]);
}

test('by the keyboard alone: everything of settings and popup is come to, in view, and outlined', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  const popup = await openPopup(context, page);
  await expect(popup.getByRole('button', { name: 'All that is known' }).first()).toBeVisible();
  await expectKeyboard(popup);
  await expectKeyboard(await openSettings(context));
});

async function openSettings(context: BrowserContext): Promise<Page> {
  const own = await openOwn(context, 'options.html#settings');
  await expect(own.getByRole('heading', { name: 'Where reports go' })).toBeVisible();
  return own;
}
