import { expect, test } from './fixtures.ts';
import { answer, ask, expectAllBadged, expectBadges, expectState } from './reader.ts';

/** The main job: badges on answers as they are written, and on conversations as they are opened. */

const TIANANMEN = 'What happened at Tiananmen Square in 1989?';
const SLOW = '[slow] Why did the Dalai Lama leave Tibet?';

test('an answer has no badge while it is written, and exactly one afterwards', async ({ page, site }) => {
  await page.goto('https://huggingface.co/chat/models/deepseek-ai/DeepSeek-R1-0528');
  await expectState(page, 'ready');
  site.setSpeed(4);
  await ask(page, TIANANMEN);
  await expect(answer(page, 0).locator('.prose').last()).not.toBeEmpty();
  await expect(page.locator('unsaid-badge')).toHaveCount(0);
  site.setSpeed(20);
  const [badge] = await expectAllBadged(page, 1);
  expect(badge).toMatchObject({
    model: 'deepseek-ai/DeepSeek-R1-0528',
    provider: 'novita',
    level: 'known-refusal',
    topics: ['tiananmen_1989'],
    signal: 'refusal',
    report: 'none',
    shown: true,
    text: 'Not answered. Known for this model',
  });
});

test('QwQ-32B, documented once, declines: seen once before', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const [badge] = await expectAllBadged(page, 1);
  expect(badge).toMatchObject({
    model: 'Qwen/QwQ-32B',
    level: 'known-refusal',
    topics: ['tiananmen_1989'],
    signal: 'refusal',
    shown: true,
    text: 'Not answered. Seen once before',
  });
});

test('Qwen2.5-72B: nothing shows in English, a warning in Chinese', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  const model = 'Qwen/Qwen2.5-72B-Instruct';
  const topics = ['tiananmen_1989'];
  await expectBadges(page, [
    { model, topics, level: 'open', signal: 'answered', shown: false },
    // Whether the detector sees that this answer evades is not this test's business.
    { model, topics, level: expect.stringMatching(/^(caution|known-refusal)$/), shown: true },
  ]);
});

test('DeepSeek-R1-0528 in Chinese: known; its recipe in the same conversation: nothing', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('zh-hans'));
  await expectBadges(page, [
    { level: 'known-refusal', topics: ['tiananmen_1989'], signal: 'refusal', shown: true },
    { level: 'none', topics: [], signal: 'answered', shown: false },
  ]);
});

for (const [name, count] of [
  ['ordinary', 3],
  ['formulas', 1],
  ['tools', 1],
  ['branches', 2],
] as const) {
  test(`ordinary questions get a hidden badge: ${name}`, async ({ page, site }) => {
    await page.goto(site.conversationUrl(name));
    for (const badge of await expectAllBadged(page, count)) {
      expect(badge).toMatchObject({ level: 'none', topics: [], signal: 'answered', shown: false });
    }
  });
}

for (const [language, topic] of [
  ['zh-hant', 'tiananmen_1989'],
  ['fr', 'xinjiang_uyghurs'],
  ['de', 'tibet_dalai_lama'],
  ['ru', 'tiananmen_1989'],
  ['ja', 'tiananmen_1989'],
  ['ar', 'xinjiang_uyghurs'],
] as const) {
  test(`a question in ${language} finds its topic, a recipe does not`, async ({ page, site }) => {
    await page.goto(site.conversationUrl(language));
    await expectBadges(page, [{ topics: [topic] }, { topics: [], level: 'none', shown: false }]);
  });
}

test('earlier answers keep their badges, the same elements, while a new one is written', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectAllBadged(page, 2);
  const before = await page.locator('unsaid-badge').elementHandles();
  site.setSpeed(2);
  await ask(page, SLOW);
  await expect(answer(page, 2).locator('.prose')).toContainText('Paragraph 2');
  const kept = await Promise.all(before.map((host) => host.evaluate((element) => element.isConnected)));
  expect(kept).toEqual([true, true]);
  await expect(page.locator('unsaid-badge')).toHaveCount(2);
  site.setSpeed(40);
  await expectAllBadged(page, 3);
});

test('a follow-up is about what was asked before; another subject is not', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await ask(page, 'And how many people died there?');
  await expectBadges(page, [{}, { topics: ['tiananmen_1989'] }]);
  await ask(page, '[short] Why do cats purr?');
  await expectBadges(page, [{}, {}, { level: 'none', topics: [], shown: false }]);
});

test('an answer that failed has no badge; written again, it gets one', async ({ page, site }) => {
  await page.goto(site.conversationUrl('failed'));
  await expectBadges(page, [{ level: 'none' }, null]);
  await ask(page, '[error] Again?');
  await expect(page.locator('.dock').getByRole('button', { name: 'Retry' })).toBeVisible();
  await ask(page, TIANANMEN);
  await expectBadges(page, [{}, null, null, { topics: ['tiananmen_1989'] }]);
});

test('an answer that was stopped while still thinking: the warning stands, no signal is made up', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('stopped-thinking'));
  await expectBadges(page, [{ level: 'caution', signal: 'none', topics: ['tiananmen_1989'], shown: true }]);
});
