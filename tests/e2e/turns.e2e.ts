import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  expectAllBadged,
  expectBadges,
  retry,
  reword,
  seenBadges,
  stopWriting,
} from './reader.ts';

/** Retry, branches, edits and stops: each answer on the visible branch has its own badge, and no other. */

const TIANANMEN = 'What happened at Tiananmen Square in 1989?';
const SLOW = '[slow] Why did the Dalai Lama leave Tibet?';

test('retry gives a new answer with a new badge', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const [before] = await expectAllBadged(page, 1);
  await retry(page, 0);
  await expect(answer(page, 0)).toContainText('mathematics or programming');
  const [after] = await expectAllBadged(page, 1);
  expect(after?.messageId).not.toBe(before?.messageId);
  expect(after).toMatchObject({ model: 'Qwen/QwQ-32B', level: 'known-refusal', signal: 'refusal' });
});

test('while an earlier answer is written again, those before it keep their badges', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('ordinary'));
  const before = await expectAllBadged(page, 3);
  site.setSpeed(2);
  await retry(page, 1);
  await expect(page.getByRole('button', { name: 'Stop generating' })).toBeVisible();
  await expect(answer(page, 1).locator('.prose')).not.toBeEmpty();
  // For a moment the page still shows the branch that is left.
  await expect.poll(() => seenBadges(page)).toEqual([before[0], null]);
  site.setSpeed(20);
  await expectAllBadged(page, 2);
});

test('branches: every switch shows the badge of the answer that is shown', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni-branches'));
  const kimi = { model: 'moonshotai/Kimi-K2.6', provider: 'novita', topics: ['taiwan_status'] };
  const deepseek = { ...kimi, model: 'deepseek-ai/DeepSeek-R1-0528' };
  await expectBadges(page, [kimi]);
  for (let round = 0; round < 2; round++) {
    await answer(page, 0).getByRole('button', { name: 'Previous' }).click();
    await expectBadges(page, [deepseek]);
    await answer(page, 0).getByRole('button', { name: 'Next' }).click();
    await expectBadges(page, [kimi]);
  }
});

test('switching branches faster than the page settles', async ({ page, site }) => {
  await page.goto(site.conversationUrl('branches'));
  await expectAllBadged(page, 2);
  const first = answer(page, 0);
  for (const name of ['Previous', 'Previous', 'Next', 'Next', 'Previous']) {
    await first.getByRole('button', { name }).click();
  }
  await expect(first).toContainText('This is the second answer.');
  await expectAllBadged(page, 1);
});

test('an edited prompt is a new branch: its answer is judged by the new words, and the old one on return', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const [before] = await expectAllBadged(page, 1);
  await reword(page, 0, '[short] Is it raining?');
  await expect(answer(page, 0).locator('.prose')).toHaveText('Yes.');
  await expectBadges(page, [{ level: 'none', topics: [], shown: false }]);
  await page.locator('[data-message-type="user"]').getByRole('button', { name: 'Previous' }).click();
  await expectBadges(page, [{ messageId: before?.messageId ?? '', level: 'known-refusal' }]);
});

test('editing without sending changes nothing', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const before = await expectAllBadged(page, 1);
  const prompt = page.locator('[data-message-type="user"]');
  await prompt.hover();
  await prompt.getByTitle('Edit').click();
  await ask(page, '[short] Go on.');
  await expectAllBadged(page, 2);
  expect((await seenBadges(page))[0]).toEqual(before[0]);
});

for (const means of ['button', 'Escape'] as const) {
  test(`an answer that is stopped (${means}) gets its badge after the swap of ids`, async ({
    page,
    site,
  }) => {
    await page.goto(site.conversationUrl('tiananmen-qwen25'));
    await expectAllBadged(page, 2);
    site.setSpeed(2);
    await ask(page, SLOW);
    await expect(answer(page, 2).locator('.prose')).toContainText('Paragraph 1');
    if (means === 'button') await stopWriting(page);
    else await page.keyboard.press('Escape');
    const badges = await expectAllBadged(page, 3);
    expect(badges[2]).toMatchObject({ topics: ['tibet_dalai_lama'], signal: 'answered' });
  });
}

test('questions asked without waiting for the badge', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const prompts = ['[short] Translate "good morning" into Spanish.', '[short] Do cats like snow?', TIANANMEN];
  for (const [index, prompt] of prompts.entries()) {
    await ask(page, prompt);
    await expect(answer(page, index + 1).locator('button[title="Retry"]')).toBeVisible();
  }
  const badges = await expectAllBadged(page, 4);
  expect(badges.map(({ level }) => level)).toEqual(['known-refusal', 'none', 'none', 'known-refusal']);
});
