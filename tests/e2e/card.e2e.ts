import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answer, badge, card, composer, expectAllBadged, expectBadges, mark, why } from './reader.ts';

/** The card that opens from a badge: by mouse and keyboard, in little room, in Chinese, for everybody. */

async function openCard(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(why(page, 0)).toBeVisible();
  await why(page, 0).click();
  await expect(card(page)).toBeVisible();
}

test('is there in the same task as the click, with what is known, by whom, and what it does not say', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await expect(why(page, 0)).toBeVisible();
  const atOnce = await badge(page, 0).evaluate((host) => {
    host.shadowRoot?.querySelector<HTMLElement>('[data-action="why"]')?.click();
    return host.shadowRoot?.querySelector('[role="dialog"]')?.textContent ?? '';
  });
  expect(atOnce).toContain('DeepSeek-R1-0528');
  expect(atOnce).toMatch(/\d+ of \d+ not answered/);
  expect(atOnce).toContain('SpeechMap');
  expect(atOnce).toContain('novita');
  expect(atOnce).toMatch(/20\d\d/);
  await expect(card(page)).toHaveAccessibleName(/DeepSeek-R1-0528/);
});

test('opens and closes by keyboard, and gives the focus back', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expect(why(page, 0)).toBeVisible();
  await why(page, 0).focus();
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeFocused();
  await expect(why(page, 0)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(card(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(why(page, 0)).toBeFocused();
  await expect(why(page, 0)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Space');
  await expect(card(page)).toBeVisible();
  await card(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(why(page, 0)).toBeFocused();
});

test('a press elsewhere closes it and takes the focus along', async ({ page, site }) => {
  // High enough that the card leaves the composer free.
  await page.setViewportSize({ width: 1100, height: 1600 });
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  await composer(page).click();
  await expect(card(page)).toHaveCount(0);
  await expect(composer(page)).toBeFocused();
});

test('Escape closes the card, not the answer being written', async ({ page, site }) => {
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  await page.keyboard.press('Escape');
  site.setSpeed(2);
  await composer(page).fill('[slow] Do cats like snow?');
  await composer(page).press('Enter');
  await expect(answer(page, 1).locator('.prose')).toContainText('Paragraph 1');
  await why(page, 0).click();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Stop generating' })).toBeVisible();
});

test('one card at a time', async ({ page, site }) => {
  // High enough that the card leaves the mark free.
  await page.setViewportSize({ width: 1100, height: 1600 });
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  await mark(page).locator('[data-action="why"]').click();
  await expect(card(page)).toHaveCount(1);
  await expect(mark(page).getByRole('dialog')).toBeVisible();
});

test('goes with its answer when the reader leaves', async ({ page, site }) => {
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  // By a script, as a key of the page would: a press would close the card before.
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('nav a[href="/chat/settings/application"]')?.click(),
  );
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator('unsaid-badge')).toHaveCount(0);
});

test('links are https, open a new tab, and tell it nothing', async ({ page, site }) => {
  await openCard(page, site.conversationUrl('tiananmen-r1'));
  const links = await card(page)
    .locator('a')
    .evaluateAll((all) =>
      all.map((link) => ['href', 'target', 'rel'].map((name) => link.getAttribute(name) ?? '')),
    );
  expect(links.length).toBeGreaterThan(0);
  for (const [href, target, rel] of links) {
    expect(href).toMatch(/^https:\/\//);
    expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
  }
});

test('"this badge is wrong": facts to copy, with neither prompt nor answer', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  await card(page).getByRole('button', { name: 'This badge is wrong' }).click();
  const facts = await card(page).locator('textarea').inputValue();
  expect(JSON.parse(facts)).toMatchObject({ level: 'known-refusal', topics: ['tiananmen_1989'] });
  expect(facts).toContain('Qwen/QwQ-32B');
  await expect(page.locator('[data-message-type="user"]')).toContainText('happened at Tiananmen Square');
  await expect(answer(page, 0)).toContainText("sorry, but I can't discuss");
  for (const word of ['happened', 'Square', 'sorry', 'discuss']) expect(facts).not.toContain(word);
  await card(page).getByRole('button', { name: /^Copy/ }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(facts);
});

test('hide and undo', async ({ page, site }) => {
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  await card(page).getByRole('button', { name: /hide/i }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(why(page, 0)).toBeHidden();
  const undo = badge(page, 0).getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(why(page, 0)).toBeFocused();
  await expect(undo).toHaveCount(0);
});

/** The card lies inside the window, and nothing in it is cut off sideways. */
async function expectInside(page: Page): Promise<void> {
  const outside = () =>
    card(page).evaluate((dialog) => {
      const { left, top, right, bottom } = dialog.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const beyond = [-left, -top, right - clientWidth, bottom - clientHeight];
      return Math.max(0, ...beyond, dialog.scrollWidth - dialog.clientWidth);
    });
  await expect.poll(outside).toBe(0);
}

for (const width of [1100, 390, 320]) {
  test(`stays inside a window ${width} px wide, folds open or closed`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(site.conversationUrl('omni'));
    await expectAllBadged(page, 5);
    for (const button of [why(page, 1), mark(page).locator('[data-action="why"]')]) {
      await button.click();
      await expectInside(page);
      for (const fold of await card(page).locator('summary').all()) {
        await fold.click();
        await expectInside(page);
      }
      await page.keyboard.press('Escape');
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('the badge is not copied with the answer', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  const text = await page.evaluate(async () => {
    const column = document.querySelector('[data-message-id]')?.parentElement;
    const bubble = document.querySelector('[data-message-role="assistant"] .bubble');
    if (column && bubble) getSelection()?.setBaseAndExtent(bubble, 0, column, column.childNodes.length);
    document.execCommand('copy');
    return navigator.clipboard.readText();
  });
  expect(text).toContain("I can't discuss this topic");
  expect(text).not.toMatch(/Not answered|Seen once|Unsaid|TechCrunch/);
});

test('what is copied inside the card is copied', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCard(page, site.conversationUrl('tiananmen-qwq'));
  const title = card(page).getByRole('heading').first();
  await title.click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toContain((await title.innerText()).trim().slice(0, 12));
});

test('a badge says nothing by itself to a screen reader: no live region', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await expect(badge(page, 0).locator('[aria-live], [role="status"], [role="alert"]')).toHaveCount(0);
  await expect(why(page, 0)).toHaveAccessibleName(/Not answered/);
  await expect(why(page, 0)).toHaveAttribute('aria-haspopup', 'dialog');
});

/** Our own elements in the page, as they stand now. */
const OURS = ['unsaid-badge:not([hidden])', 'unsaid-model'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in badge, card and mark (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    await openCard(page, site.conversationUrl('tiananmen-r1'));
    for (const fold of await card(page).locator('summary').all()) await fold.click();
    await card(page).getByRole('button', { name: 'This badge is wrong' }).click();
    await expectAccessible(page, OURS);
    await page.keyboard.press('Escape');
    await mark(page).locator('[data-action="why"]').click();
    await expectAccessible(page, OURS);
  });

  test(`axe finds nothing in a row of badges of several kinds (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(site.conversationUrl('omni'));
    await expectAllBadged(page, 5);
    await expectAccessible(page, OURS);
  });
}

test('in Chinese', async ({ stage }) => {
  const { site, context } = await stage({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await expectBadges(page, [
    { level: 'known-refusal', text: expect.stringMatching(/^\p{Script=Han}.*该模型/u) },
  ]);
  await why(page, 0).click();
  await expect(badge(page, 0)).toHaveAttribute('lang', 'zh-Hans');
  await expect(card(page)).toContainText('未作回答');
  await expect(card(page)).not.toContainText('not answered');
  await expect(mark(page).locator('[data-action="why"]')).toContainText(/\p{Script=Han}/u);
  await expectAccessible(page, OURS);
});

test('from card and mark to all that is known of the model, in one tab; what a script presses opens nothing', async ({
  page,
  site,
  context,
}) => {
  await openCard(page, site.conversationUrl('tiananmen-r1'));
  await page.evaluate(() => {
    const root = document.querySelector('unsaid-badge')?.shadowRoot;
    for (const button of root?.querySelectorAll<HTMLElement>('.foot button') ?? [])
      if (button.textContent === 'All that is known') button.click();
  });
  await page.waitForTimeout(500);
  expect(context.pages().filter((one) => one.url().includes('options.html'))).toEqual([]);
  const opening = context.waitForEvent('page');
  await card(page).getByRole('button', { name: 'All that is known' }).click();
  const own = await opening;
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('deepseek-ai/DeepSeek-R1-0528');
  await own.evaluate(() => {
    location.hash = '#about';
  });
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await mark(page).locator('[data-action="why"]').click();
  await mark(page).getByRole('button', { name: 'All that is known' }).press('Enter');
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('deepseek-ai/DeepSeek-R1-0528');
  expect(context.pages().filter((one) => one.url().includes('options.html'))).toEqual([own]);
});
