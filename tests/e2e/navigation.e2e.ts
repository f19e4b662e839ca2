import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  badge,
  expectAllBadged,
  expectBadges,
  expectState,
  openFromList,
  seenBadges,
} from './reader.ts';

/** Badges follow the reader through the page: reloads, other conversations, settings, shared snapshots. */

const QWQ = { model: 'Qwen/QwQ-32B', level: 'known-refusal', shown: true };
const TIANANMEN = 'What happened at Tiananmen Square in 1989?';
const SLOW = '[slow] Why did the Dalai Lama leave Tibet?';

test('a reload shows the same badges', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  const before = await expectAllBadged(page, 5);
  await page.reload();
  expect(await expectAllBadged(page, 5)).toEqual(before);
});

test('a reload in mid-stream: the older answers at once, the new one when it has ended', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectAllBadged(page, 2);
  site.setSpeed(2);
  await ask(page, SLOW);
  await expect(answer(page, 2).locator('.prose')).toContainText('Paragraph 1');
  await page.reload();
  await expectBadges(page, [{ level: 'open' }, { shown: true }, null]);
  await expectState(page, 'ready');
  await expect(page.getByRole('button', { name: 'Stop generating' })).toBeVisible();
  site.setSpeed(40);
  await expectAllBadged(page, 3);
});

test('from one conversation to another and back, without a reload', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await openFromList(page, 'A bit of everything');
  await expectAllBadged(page, 5);
  await openFromList(page, 'Soup, code and a trip');
  for (const { level } of await expectAllBadged(page, 3)) expect(level).toBe('none');
  await page.goBack();
  await expectAllBadged(page, 5);
  await page.goBack();
  await expectBadges(page, [QWQ]);
});

test('through conversations faster than they can be read', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  for (const title of ['A bit of everything', 'Soup, code and a trip', 'The protests of 1989']) {
    await openFromList(page, title);
    await expect(page).toHaveTitle(title);
  }
  await expectBadges(page, [{ model: 'deepseek-ai/DeepSeek-R1-0528', level: 'known-refusal' }]);
});

test('settings and back', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.locator('unsaid-badge')).toHaveCount(0);
  await expectState(page, 'ready');
  await page.goBack();
  await expectBadges(page, [QWQ]);
});

test('leaving in mid-stream and coming back', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  site.setSpeed(2);
  await ask(page, SLOW);
  await expect(answer(page, 1).locator('.prose')).toContainText('Paragraph 1');
  await openFromList(page, 'Soup, code and a trip');
  await expectAllBadged(page, 3);
  await page.goBack();
  await expectBadges(page, [QWQ, null]);
  site.setSpeed(40);
  await expectAllBadged(page, 2);
});

test('the first prompt of a new chat', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/');
  await expectState(page, 'ready');
  await ask(page, TIANANMEN);
  await page.waitForURL(/\/chat\/conversation\/[0-9a-f]{24}$/);
  const [seen] = await expectAllBadged(page, 1);
  expect(seen).toMatchObject({ model: 'Qwen/Qwen3-235B-A22B-Instruct-2507', topics: ['tiananmen_1989'] });
});

test('a prompt in the address is asked at once', async ({ page }) => {
  await page.goto(`https://huggingface.co/chat/models/Qwen/QwQ-32B?q=${encodeURIComponent(TIANANMEN)}`);
  await page.waitForURL(/\/chat\/conversation\//);
  await expectBadges(page, [QWQ]);
});

test('a shared snapshot, by its share link', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/r/Sn4pSh0');
  await page.waitForURL('https://huggingface.co/chat/conversation/Sn4pSh0');
  await expectAllBadged(page, 2);
  await expectBadges(page, [QWQ, { level: 'none', shown: false }]);
  await badge(page, 0).locator('[data-action="why"]').click();
  // The words are somebody else's, so the card does not speak of "your question".
  await expect(page.getByRole('dialog')).toContainText('The question touches');
  await expect(page.getByRole('dialog')).not.toContainText('Your question');
});

test('a shared snapshot of Omni, and a question asked in it', async ({ page, site }) => {
  await page.goto(site.conversationUrl('snapshot-omni'));
  const models = ['deepseek-ai/DeepSeek-V3.1', 'moonshotai/Kimi-K2.6'];
  expect((await expectAllBadged(page, 2)).map(({ model }) => model)).toEqual(models);
  await ask(page, '[short] Me too?');
  await page.waitForURL(/\/conversation\/[0-9a-f]{24}$/);
  await expectAllBadged(page, 3);
  expect((await seenBadges(page)).slice(0, 2).map((seen) => seen?.model)).toEqual(models);
});

test('pages without answers are left alone', async ({ page }) => {
  for (const path of ['settings/application', 'settings/Qwen/QwQ-32B', 'models']) {
    await page.goto(`https://huggingface.co/chat/${path}`);
    await expectState(page, 'ready');
    await expect(page.locator('unsaid-badge, unsaid-model')).toHaveCount(0);
  }
});

test('a page that is late to hydrate is not touched before', async ({ page, site }) => {
  site.setGaps({ hydration: 2500 });
  await page.goto(site.conversationUrl('omni'));
  const served = await answer(page, 0).elementHandle();
  const touchedBefore = await page.evaluate(async () => {
    while (!document.querySelector('#svelte-announcer')) {
      if (document.querySelector('unsaid-badge, unsaid-model')) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  });
  expect(touchedBefore).toBe(false);
  await expectAllBadged(page, 5);
  // The page kept what the server had rendered: nothing made it start over.
  expect(await served?.evaluate((element) => element.isConnected)).toBe(true);
});
