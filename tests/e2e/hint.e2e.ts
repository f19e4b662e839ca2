import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask, composer, expectAllBadged, expectBadges, expectState, mark } from './reader.ts';

/** Before a question is sent: what is known of the chosen model on it, quietly, above the composer. */

const QUESTION = 'What happened at Tiananmen Square in 1989?';
const QWQ = 'https://huggingface.co/chat/models/Qwen/QwQ-32B';
const hint = (page: Page) => page.locator('unsaid-hint');

async function openNewChat(page: Page, url = QWQ): Promise<void> {
  await page.goto(url);
  await expectState(page, 'ready');
  await expect(mark(page)).toBeVisible();
}

test('comes after a pause, goes with the question, moves nothing and holds up nobody', async ({ page }) => {
  await openNewChat(page);
  const before = await composer(page).boundingBox();
  await composer(page).pressSequentially(QUESTION, { delay: 5 });
  await expect(hint(page)).toContainText('QwQ-32B: Documented once: did not answer');
  await expect(hint(page).getByRole('status')).toHaveText(/Documented once/);
  await expect(composer(page)).toHaveValue(QUESTION);
  await expect(composer(page)).toBeFocused();
  expect(await composer(page).boundingBox()).toEqual(before);
  const [own, field] = await Promise.all([hint(page).boundingBox(), composer(page).boundingBox()]);
  expect((own?.y ?? 0) + (own?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);
  const words = await hint(page).getByRole('status').boundingBox();
  expect((own?.height ?? 0) - (words?.height ?? 0)).toBeGreaterThanOrEqual(8); // the page's reset leaves it its edges
  await composer(page).press('Enter');
  await expect(hint(page)).toHaveCount(0);
  await page.waitForURL(/\/chat\/conversation\//);
  await expectAllBadged(page, 1);
});

test('nothing for an ordinary draft; gone when the draft is another', async ({ page }) => {
  await openNewChat(page);
  await composer(page).fill('How do I bake bread?');
  await page.waitForTimeout(1200);
  await expect(hint(page)).toHaveCount(0);
  await composer(page).fill(QUESTION);
  await expect(hint(page)).toBeVisible();
  await composer(page).fill('How do I bake bread?');
  await expect(hint(page)).toHaveCount(0);
});

test('not with a model that answers, nor with Omni, which picks later', async ({ page }) => {
  await openNewChat(page, 'https://huggingface.co/chat/models/meta-llama/Llama-3.3-70B-Instruct');
  await composer(page).fill(QUESTION);
  await page.waitForTimeout(1200);
  await expect(hint(page)).toHaveCount(0);
  await openNewChat(page, 'https://huggingface.co/chat/models/omni');
  await composer(page).fill(QUESTION);
  await page.waitForTimeout(1200);
  await expect(hint(page)).toHaveCount(0);
});

test('a follow-up in a conversation; another model is asked with what was written', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await composer(page).fill('And how many people died there?');
  await expect(hint(page)).toContainText('QwQ-32B');
  const opening = context.waitForEvent('page');
  await hint(page).locator('a[data-action="ask-another"]').click();
  const other = await opening;
  await expect(other.locator('[data-message-type="user"] p')).toHaveText('And how many people died there?');
  await expectBadges(other, [{ model: 'meta-llama/Llama-3.3-70B-Instruct' }]);
  await expect(composer(page)).toHaveValue('And how many people died there?');
});

test('not on this topic again: gone, and it stays so', async ({ page, site }) => {
  await openNewChat(page);
  await composer(page).fill(QUESTION);
  await hint(page).getByRole('button', { name: 'Not on this topic again' }).click();
  await expect(hint(page)).toHaveCount(0);
  await page.reload();
  await expectState(page, 'ready');
  await composer(page).fill(QUESTION);
  await page.waitForTimeout(1200);
  await expect(hint(page)).toHaveCount(0);
  // The badge is another matter.
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [{ shown: true }]);
});

test('written while an answer comes: the draft is minded, the answer too', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  site.setSpeed(3);
  await ask(page, '[slow] Why do cats purr?');
  await composer(page).fill(QUESTION);
  await expect(hint(page)).toBeVisible();
  site.setSpeed(40);
  await expectAllBadged(page, 2);
  await expect(hint(page)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`axe finds nothing, nothing is cut off (${colorScheme}, ${width} px)`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openNewChat(page);
      await composer(page).fill(`${QUESTION}\n\nPlease be thorough.\nIn a list.`);
      await expect(hint(page)).toContainText('Documented once');
      await expectAccessible(page, ['unsaid-hint']);
      const box = await hint(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `test-results/hint-${colorScheme}-${width}.png` });
    });
