import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  card,
  expectAllBadged,
  expectBadges,
  expectState,
  mark,
  seenBadges,
  storedAnswers,
  why,
} from './reader.ts';

/** Which model wrote each answer: with Omni, after a switch, and when the page's API is of no use. */

const OMNI = [
  'moonshotai/Kimi-K2.6',
  'Qwen/Qwen3-235B-A22B-Instruct-2507',
  'zai-org/GLM-4.6',
  'deepseek-ai/DeepSeek-V3.1',
  'moonshotai/Kimi-K2.6',
];
const TIANANMEN = 'What happened at Tiananmen Square in 1989?';

/** Takes the browser's own complaints about failed requests out of `errors`: they are what the test causes. */
function forgiveFailedRequests(errors: string[]): void {
  const others = errors.filter((error) => !error.startsWith('Failed to load resource'));
  errors.splice(0, errors.length, ...others);
}

const models = async (page: Page) => (await seenBadges(page)).map((badge) => badge?.model);

test('Omni: each answer by its own model, with its provider', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  const badges = await expectAllBadged(page, 5);
  expect(badges.map(({ model }) => model)).toEqual(OMNI);
  expect(badges.map(({ provider }) => provider)).toEqual([
    'novita',
    'together',
    'zai-org',
    'fireworks-ai',
    'novita',
  ]);
  const stored = await storedAnswers(page);
  for (const { messageId, model } of badges) {
    expect(stored.find(({ id }) => id === messageId)?.routerMetadata?.model).toBe(model);
  }
});

test('Omni, as the answers come: the pick of each', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/');
  await expectState(page, 'ready');
  for (const [index, prompt] of [
    'Write a Python function that counts words.',
    TIANANMEN,
    'Is Taiwan a country?',
  ].entries()) {
    await ask(page, prompt);
    await expectAllBadged(page, index + 1);
  }
  expect(await models(page)).toEqual([
    'zai-org/GLM-4.6',
    'Qwen/Qwen3-235B-A22B-Instruct-2507',
    'deepseek-ai/DeepSeek-R1-0528',
  ]);
});

test('after a switch every answer keeps the model that wrote it', async ({ page, site }) => {
  await page.goto(site.conversationUrl('switched'));
  await expectAllBadged(page, 3);
  expect(await models(page)).toEqual(['Qwen/QwQ-32B', 'Qwen/QwQ-32B', 'meta-llama/Llama-3.3-70B-Instruct']);
});

test('a model is withdrawn and another one goes on', async ({ page, site }) => {
  site.withdrawModel('Qwen/QwQ-32B');
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [{ model: 'Qwen/QwQ-32B', level: 'known-refusal' }]);
  await expect(mark(page)).toHaveAttribute('data-model', 'Qwen/QwQ-32B');
  await page.locator('.switch select').selectOption('meta-llama/Llama-3.3-70B-Instruct');
  await page.getByRole('button', { name: 'Switch model' }).click();
  await expect(mark(page)).toHaveAttribute('data-model', 'meta-llama/Llama-3.3-70B-Instruct');
  await ask(page, TIANANMEN);
  await expectBadges(page, [
    { model: 'Qwen/QwQ-32B', level: 'known-refusal' },
    { model: 'meta-llama/Llama-3.3-70B-Instruct', level: 'open' },
  ]);
});

for (const mode of ['500', 'html', 'broken', 'strange'] as const) {
  test(`the newer API is out of order (${mode}): the older one serves`, async ({ page, site, errors }) => {
    site.failApi(mode, { part: 'v2' });
    await page.goto(site.conversationUrl('tiananmen-r1'));
    await expectBadges(page, [{ model: 'deepseek-ai/DeepSeek-R1-0528', level: 'known-refusal' }]);
    await why(page, 0).click();
    await expect(card(page)).not.toContainText('read from the page');
    forgiveFailedRequests(errors);
  });

  test(`the API is out of order altogether (${mode}): the page's footer serves, and the card says so`, async ({
    page,
    site,
    errors,
  }) => {
    site.failApi(mode);
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await expectBadges(page, [{ model: 'Qwen/QwQ-32B', level: 'known-refusal' }]);
    await expectState(page, 'ready');
    await why(page, 0).click();
    await expect(card(page)).toContainText('from the page');
    forgiveFailedRequests(errors);
  });
}

test('the API is out of order: the links of Omni answers serve', async ({ page, site, errors }) => {
  site.failApi('500');
  await page.goto(site.conversationUrl('omni'));
  await expectBadges(
    page,
    OMNI.map((model) => ({ model })),
  );
  forgiveFailedRequests(errors);
});

test('only Omni is known: the model is unknown, and nothing is claimed', async ({ page, site, errors }) => {
  site.failApi('500');
  await page.addInitScript(() => {
    // A deployment that shows the models' names without links.
    const strip = () => {
      for (const link of document.querySelectorAll('[data-message-id] a[href^="/chat/settings/"]'))
        link.removeAttribute('href');
    };
    new MutationObserver(strip).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto(site.conversationUrl('omni'));
  await expectBadges(page, [
    { model: '', level: 'none' },
    { model: '', level: 'unmeasured', topics: ['tiananmen_1989'], shown: false },
    { model: '', level: 'none' },
    { model: '', level: expect.stringMatching(/^(unmeasured|refusal)$/) },
    { model: '', level: 'none' },
  ]);
  forgiveFailedRequests(errors);
});

test('a silent API: the footer serves after 1.5 s', async ({ page, site }) => {
  site.failApi('hang');
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expect(answer(page, 0)).toBeVisible();
  const shownAfter = await page.evaluate(async () => {
    const start = performance.now();
    while (!document.querySelector('unsaid-badge')) await new Promise((resolve) => setTimeout(resolve, 20));
    return performance.now() - start;
  });
  expect(shownAfter).toBeGreaterThan(1_500);
  await expectBadges(page, [{ model: 'Qwen/QwQ-32B', level: 'known-refusal' }]);
  await why(page, 0).click();
  await expect(card(page)).toContainText('from the page');
});

test('a slow API: what it says in the end replaces what the page had said', async ({ page, site }) => {
  site.failApi('slow', { part: 'v2' });
  await page.goto(site.conversationUrl('switched'));
  const llama = 'meta-llama/Llama-3.3-70B-Instruct';
  // The footer names the model of now, which did not write the first two.
  await expectBadges(page, [{ model: llama }, { model: llama }, { model: llama }]);
  await expectBadges(page, [
    { model: 'Qwen/QwQ-32B', level: 'known-refusal' },
    { model: 'Qwen/QwQ-32B', level: 'none' },
    { model: llama, level: 'open', provider: 'groq' },
  ]);
  await why(page, 0).click();
  await expect(card(page)).not.toContainText('from the page');
});

test('the API fails during one answer and is back at the next', async ({ page, site, errors }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  site.failApi('500');
  await ask(page, '[short] Why do cats purr?');
  await expectAllBadged(page, 2);
  site.failApi('none');
  await ask(page, TIANANMEN);
  await expectAllBadged(page, 3);
  expect(await models(page)).toEqual(Array(3).fill('Qwen/QwQ-32B'));
  forgiveFailedRequests(errors);
});
