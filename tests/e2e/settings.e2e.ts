import { expect, test } from './fixtures.ts';
import { badge, composer, expectAllBadged, expectBadges, expectState, why } from './reader.ts';
import { openOwn } from './report-stage.ts';

/** What is set on the options page shows on HuggingChat at once. */

const QUESTION = 'What happened at Tiananmen Square in 1989?';

test('a quiet mark where little is refused: on, and off again', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  const [first] = await expectAllBadged(page, 2);
  expect(first).toMatchObject({ level: 'open', shown: false });
  const own = await openOwn(context, 'options.html#settings');
  const quiet = own.getByRole('checkbox', { name: /^Show a quiet mark/ });
  await quiet.click();
  await expect(quiet).toBeChecked();
  await page.bringToFront();
  await expectBadges(page, [{ level: 'open', shown: true }, { shown: true }]);
  await why(page, 0).click();
  await expect(badge(page, 0).getByRole('dialog')).toBeVisible();
  await own.bringToFront();
  await quiet.click();
  await page.bringToFront();
  await expectBadges(page, [{ level: 'open', shown: false }, { shown: true }]);
});

test('the hint: off; on; back on a topic where it was not wanted', async ({ page, context }) => {
  const hint = page.locator('unsaid-hint');
  const draft = async (words: string) => {
    await page.bringToFront();
    await composer(page).fill('');
    await page.waitForTimeout(700);
    await composer(page).fill(words);
  };
  await page.goto('https://huggingface.co/chat/models/Qwen/QwQ-32B');
  await expectState(page, 'ready');
  const own = await openOwn(context, 'options.html#settings');
  const shown = own.getByRole('checkbox', { name: /^Say above the composer/ });
  await shown.click();
  await expect(shown).not.toBeChecked();
  await draft(QUESTION);
  await page.waitForTimeout(1200);
  await expect(hint).toHaveCount(0);
  await own.bringToFront();
  await shown.click();
  await expect(shown).toBeChecked();
  await draft(QUESTION);
  await expect(hint).toBeVisible();
  await hint.getByRole('button', { name: 'Not on this topic again' }).click();
  await own.bringToFront();
  const hidden = own.getByRole('listitem').filter({ hasText: 'Tiananmen' });
  await hidden.getByRole('button', { name: 'Show again' }).click();
  await expect(hidden).toHaveCount(0);
  await draft(QUESTION);
  await expect(hint).toBeVisible();
});
