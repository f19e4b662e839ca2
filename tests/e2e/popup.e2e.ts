import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { ask, badge, expectAllBadged, expectState, openFromList, why } from './reader.ts';

/** What the popup shows of the page under it, and what a reader can do from there. */

test('the marked answers: listed, stepped through, brought into view', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('omni'));
  const badges = await expectAllBadged(page, 5);
  const shown = badges.flatMap((one, index) => (one.shown ? [{ ...one, index }] : []));
  expect(shown.length).toBeGreaterThan(1);
  const popup = await openPopup(context, page);
  const list = popup.getByRole('region', { name: 'Answers with a badge' });
  const items = list.getByRole('listitem').getByRole('button');
  await expect(items).toHaveCount(shown.length);
  for (const [at, { text }] of shown.entries()) await expect(items.nth(at)).toContainText(text);

  await items.first().click();
  await expect(list.getByRole('status')).toHaveText(`1 of ${shown.length}`);
  await expect(badge(page, shown[0]?.index ?? 0)).toBeInViewport();
  await expect(why(page, shown[0]?.index ?? 0)).toBeFocused();
  await expect(list.getByRole('button', { name: 'Previous' })).toBeDisabled();
  await list.getByRole('button', { name: 'Next' }).click();
  await expect(list.getByRole('status')).toHaveText(`2 of ${shown.length}`);
  await expect(badge(page, shown[1]?.index ?? 0)).toBeInViewport();
  await expect(items.nth(1)).toHaveAttribute('aria-current', 'true');
  await expectAccessible(popup);
});

test('paused on this page only, until it is reloaded', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  const other = await context.newPage();
  await other.goto(site.conversationUrl('tiananmen-r1'));
  await expectAllBadged(other, 1);
  const popup = await openPopup(context, page);
  const here = popup.getByRole('checkbox', { name: 'Pause on this page until it is reloaded' });
  await here.click();
  await expectState(page, 'paused');
  await expect(page.locator('unsaid-badge, unsaid-model')).toHaveCount(0);
  await expect(here).toBeChecked();
  await expectState(other, 'ready');
  await expectAllBadged(other, 1);
  await page.bringToFront();
  await openFromList(page, 'The protests of 1989');
  await expectState(page, 'paused');
  await page.reload();
  await expectState(page, 'ready');
  await expectAllBadged(page, 1);
  await ask(page, '[short] Hello?');
  await expectAllBadged(page, 2);
});

test('the model at a glance: rates by language with their test, what was not measured, the way to all of it', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectAllBadged(page, 2);
  const popup = await openPopup(context, page);
  const glance = popup.getByRole('region', { name: 'The model answering here' });
  await expect(glance).toContainText('Qwen2.5-72B-Instruct');
  await expect(glance).toContainText(/Very often did not answer .* in Chinese/);
  await expect(glance.locator('.rate')).toHaveCount(6);
  await glance.getByText('By subject, in English').click();
  await expect(glance.locator('.rate').nth(3)).toContainText('Russia: ');
  await expect(glance.locator('.rate').nth(3)).toBeInViewport();
  await expect(glance).toContainText('Sources: ');
  await expect(glance.locator('.rate').nth(1)).toContainText('30 of 50 not answered');
  const opening = context.waitForEvent('page');
  await glance.getByRole('button', { name: 'All that is known' }).click();
  const own = await opening;
  await expect(own).toHaveURL(/options\.html#models\/Qwen\/Qwen2\.5-72B-Instruct$/);
  await expect(own.getByRole('heading', { level: 1 })).toContainText('Qwen2.5-72B-Instruct');
  await expectAccessible(popup);
  await popup.setViewportSize({ width: 320, height: 800 });
  await popup.screenshot({ path: 'test-results/popup.png', fullPage: true });
});

test('with Omni: those that answered here', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  const popup = await openPopup(context, page);
  const glance = popup.getByRole('region', { name: 'The model answering here' });
  await expect(glance).toContainText('Omni picks a model per answer');
  await expect(glance.locator('[data-model="deepseek-ai/DeepSeek-V3.1"]')).toBeVisible();
  expect(await glance.locator('[data-model]').count()).toBeGreaterThan(1);
  await popup.setViewportSize({ width: 320, height: 800 });
  await popup.emulateMedia({ colorScheme: 'dark' });
  await popup.screenshot({ path: 'test-results/popup-omni.png', fullPage: true });
});
