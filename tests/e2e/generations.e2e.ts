import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  badge,
  expectAllBadged,
  expectBadges,
  expectState,
  mark,
  openFromList,
  retry,
  stopWriting,
} from './reader.ts';

/** The two older generations of the page, as far as the same code reaches. */

const TIANANMEN = 'What happened at Tiananmen Square in 1989?';

for (const generation of ['A', 'B'] as const) {
  test(`generation ${generation}: a conversation from opening to stop`, async ({ stage, errors }) => {
    const { site, context } = await stage({ generation });
    const page = await context.newPage();
    const qwq = {
      model: 'Qwen/QwQ-32B',
      level: 'known-refusal',
      topics: ['tiananmen_1989'],
      signal: 'refusal',
    };

    await test.step('opened', async () => {
      await page.goto(site.conversationUrl('tiananmen-qwq'));
      await expectBadges(page, [qwq]);
      await expectState(page, 'ready');
      await expect(mark(page)).toHaveAttribute('data-model', 'Qwen/QwQ-32B');
    });
    await test.step('written again', async () => {
      await retry(page, 0);
      await expect(answer(page, 0)).toContainText('mathematics or programming');
      await expectAllBadged(page, 1);
      await expectBadges(page, [qwq]);
    });
    await test.step('asked', async () => {
      site.setSpeed(3);
      await ask(page, `[slow] Why do cats purr?`);
      await expect(answer(page, 1).locator('.prose')).not.toBeEmpty();
      await expect(badge(page, 1)).toHaveCount(0);
      await page.reload();
      await expect(answer(page, 1).locator('.prose')).toContainText('Paragraph 2');
      await expect(badge(page, 1)).toHaveCount(0);
      site.setSpeed(40);
      await expectAllBadged(page, 2);
    });
    await test.step('stopped', async () => {
      site.setSpeed(2);
      await ask(page, '[slow] And dogs, do they?');
      await expect(answer(page, 2).locator('.prose')).toContainText('Paragraph 1');
      await stopWriting(page);
      await expectAllBadged(page, 3);
      site.setSpeed(20);
    });
    await test.step('failed', async () => {
      await ask(page, '[error] And cows?');
      await expect(page.locator('.dock').getByRole('button', { name: 'Retry' })).toBeVisible();
      await expect(answer(page, 2).locator('unsaid-badge')).toHaveCount(1);
      await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(4);
      await page.waitForTimeout(2500); // were it an answer, it would have its badge by now
      await expect(page.locator('unsaid-badge')).toHaveCount(3);
    });
    await test.step('left for another one', async () => {
      await openFromList(page, 'The protests of 1989');
      await expectBadges(page, [{ model: 'deepseek-ai/DeepSeek-R1-0528', level: 'known-refusal' }]);
      await openFromList(page, 'Soup, code and a trip');
      for (const { level } of await expectAllBadged(page, 3)) expect(level).toBe('none');
    });
    await test.step('a new chat', async () => {
      await page.goto('https://huggingface.co/chat/models/Qwen/QwQ-32B');
      await ask(page, TIANANMEN);
      await page.waitForURL(/\/chat\/conversation\//);
      await expectBadges(page, [qwq]);
    });
    expect(errors).toEqual([]);
  });
}

test('generation A: a conversation that is not there', async ({ stage, errors }) => {
  const { site, context } = await stage({ generation: 'A' });
  const page = await context.newPage();
  await page.goto(`https://huggingface.co/chat/conversation/${'f'.repeat(24)}`);
  await expect(page.getByRole('heading', { name: '404' })).toBeVisible();
  await expectState(page, 'ready');
  await page.waitForTimeout(4000); // a fault would be told of after three seconds
  await expectState(page, 'ready');
  expect(site.requests.filter(({ path }) => path.startsWith('/chat/api/'))).toEqual([]);
  expect(errors.splice(0)).toEqual([expect.stringContaining('404')]); // the page itself
});

test('generation B: Omni picks a model per answer', async ({ stage }) => {
  const { site, context } = await stage({ generation: 'B' });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  await ask(page, 'Is Taiwan a country?');
  const badges = await expectAllBadged(page, 6);
  expect(badges.map(({ model }) => model).slice(2)).toEqual([
    'zai-org/GLM-4.6',
    'deepseek-ai/DeepSeek-V3.1',
    'moonshotai/Kimi-K2.6',
    'deepseek-ai/DeepSeek-R1-0528',
  ]);
  await expect(mark(page)).toHaveAttribute('data-level', 'router');
});
