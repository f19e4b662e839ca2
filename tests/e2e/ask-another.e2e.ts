import { expect, test } from './fixtures.ts';
import { ask, badge, card, composer, expectAllBadged, expectBadges, expectState, why } from './reader.ts';

/** Another model, measured to answer, is one press away; nothing of the reader's own chat changes. */

const LINK = 'a[data-action="ask-another"]';
const LLAMA = 'meta-llama/Llama-3.3-70B-Instruct';
const QUESTION = 'What happened at Tiananmen Square in 1989?';

test('asks it at once in a new tab; HuggingChat then uses it for new chats, which the words say', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [{ level: 'known-refusal' }]);
  const link = badge(page, 0).locator(LINK);
  await expect(link).toHaveText('Ask Llama-3.3-70B-Instruct instead');
  await expect(link).toHaveAccessibleName(/Ask Llama/);
  await expect(link).toHaveAttribute('title', /0 of 50 not answered.*then uses it for new chats/);

  const opening = context.waitForEvent('page');
  await link.click();
  const other = await opening;
  await expectBadges(other, [{ model: LLAMA, level: 'open', shown: false }]);
  await expect(other.locator('[data-message-type="user"] p')).toHaveText(QUESTION);
  expect(await other.evaluate(() => window.opener)).toBeNull();

  expect(page.url()).toBe(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await other.goto('https://huggingface.co/chat/');
  await expectState(other, 'ready');
  await expect(other.locator('.model-line a').first()).toHaveAttribute('href', new RegExp(LLAMA));
});

test('by keyboard, after Report; the card has more of them, each with its figure', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expect(why(page, 0)).toBeVisible();
  await why(page, 0).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(badge(page, 0).locator(LINK)).toBeFocused();
  await why(page, 0).click();
  const links = card(page).getByRole('link', { name: /^Ask .* instead$/ });
  await expect(links).toHaveCount(3);
  for (const link of await links.all())
    await expect(link).toHaveAttribute('href', /^https:\/\/huggingface\.co\/chat\/models\/.+\?q=/);
  await expect(card(page)).toContainText('2 of 50 not answered');
});

test('an answer of Omni too; not beside an answer that is not warned of', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  const badges = await expectAllBadged(page, 5);
  for (const [index, { level, topics }] of badges.entries()) {
    const warned = level === 'caution' || level.endsWith('refusal');
    if (warned && topics.length > 0) await expect(badge(page, index).locator(LINK)).toHaveCount(1);
    if (!warned) await expect(badge(page, index).locator(LINK)).toHaveCount(0);
  }
});

test('too long a question is copied, and the model’s page opened', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://huggingface.co' });
  const long = `${QUESTION} ${'Tell me all of it. '.repeat(600)}`.trim();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await ask(page, long);
  await expectAllBadged(page, 2);
  const link = badge(page, 1).locator(LINK);
  await expect(link).toHaveAttribute('href', `https://huggingface.co/chat/models/${LLAMA}`);
  const opening = context.waitForEvent('page');
  await link.click();
  const other = await opening;
  await expect(composer(other)).toBeVisible();
  await expect(other.locator('[data-message-id]')).toHaveCount(0);
  await page.bringToFront();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(long);
});
