import {
  type Browser,
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Page,
} from '@playwright/test';
import { type Standin, startStandin } from '../standin/server.ts';
import type { Generation } from '../standin/types.ts';

/** The facts of the page that Unsaid relies on, checked on the stand-in without the extension. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COMPOSER = 'form.composer textarea';

/** One change of the page, with the time since the recording began. */
interface Entry {
  readonly at: number;
  readonly what: string;
}

declare global {
  interface Window {
    record: Entry[];
  }
}

/** A browser in which huggingface.co is the stand-in and no other host exists. */
function launch(site: Standin): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${site.hostRules}`,
    ],
  });
}

const test = base.extend<
  { site: Standin; context: BrowserContext; problems: string[] },
  { sites: Record<Generation, Standin>; browsers: Map<Standin, Browser> }
>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const [A, B, C] = await Promise.all(
        (['A', 'B', 'C'] as const).map((generation) => startStandin({ generation, speed: 8 })),
      );
      if (!A || !B || !C) throw new Error('unreachable');
      await use({ A, B, C });
      await Promise.all([A, B, C].map((site) => site.close()));
    },
    { scope: 'worker' },
  ],
  browsers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const browsers = new Map<Standin, Browser>();
      await use(browsers);
      await Promise.all([...browsers.values()].map((browser) => browser.close()));
    },
    { scope: 'worker' },
  ],
  site: async ({ sites }, use, info) => {
    const tag = info.tags[0]?.slice(1);
    const site = sites[tag === 'A' || tag === 'B' ? tag : 'C'];
    site.reset();
    site.setSpeed(8);
    await use(site);
  },
  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const problems: string[] = [];
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ site, browsers, problems }, use) => {
    const browser = browsers.get(site) ?? (await launch(site));
    browsers.set(site, browser);
    const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
    context.on('weberror', (error) => problems.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    await use(context);
    await context.close();
  },
});

/** Notes message elements, links and Retry buttons as they come and go. */
async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    const start = performance.now();
    window.record = [];
    const describe = (node: Node, sign: string) => {
      if (!(node instanceof Element)) return;
      const note = (what: string) =>
        window.record.push({ at: performance.now() - start, what: `${sign}${what}` });
      for (const element of [node, ...node.querySelectorAll('*')]) {
        if (element.matches('[data-message-id]')) note(`message ${element.getAttribute('data-message-id')}`);
        if (element.matches('a[href^="/chat/settings/"]')) note(`link ${element.textContent}`);
        if (element.matches('button[title="Retry"]')) note('retry');
      }
    };
    new MutationObserver((changes) => {
      for (const { removedNodes, addedNodes } of changes) {
        for (const node of removedNodes) describe(node, '-');
        for (const node of addedNodes) describe(node, '+');
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

async function recorded(page: Page, pattern: RegExp): Promise<Entry[]> {
  return (await page.evaluate(() => window.record)).filter(({ what }) => pattern.test(what));
}

async function ask(page: Page, prompt: string): Promise<void> {
  await page.locator(COMPOSER).fill(prompt);
  await page.keyboard.press('Enter');
}

/** Waits for the end of the answer and of the swap after it: until the page has not changed for a while. */
async function settle(page: Page): Promise<void> {
  const last = page.locator('[data-message-role="assistant"]').last();
  await expect(last.locator('button[title="Retry"]')).toBeAttached();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 700);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 700);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
}

function shownIds(page: Page): Promise<string[]> {
  return page
    .locator('[data-message-id]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-message-id') ?? ''));
}

for (const generation of ['A', 'B', 'C'] as const) {
  const tag = `@${generation}`;

  test(`ids of the turn are swapped after the answer, older elements stay ${tag}`, { tag }, async ({
    page,
    site,
  }) => {
    await page.goto(site.conversationUrl('ordinary'));
    await expect(page.locator(COMPOSER)).toBeEditable();
    const before = await shownIds(page);
    await record(page);
    await ask(page, 'And one for bread?');
    await settle(page);
    const after = await shownIds(page);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 2);
    const added = (await recorded(page, /^\+message/)).map(({ what }) => what.slice('+message '.length));
    const placeholder = generation === 'C' ? 'pending-placeholder' : '0-0-0-0-0';
    expect(added).toHaveLength(5);
    expect(added[0]).toBe(placeholder);
    expect(added.slice(3)).toEqual(after.slice(-2));
    expect(added.slice(1).every((id) => UUID.test(id))).toBe(true);
    const [came] = await recorded(page, new RegExp(`^\\+message ${placeholder}`));
    const [gone] = await recorded(page, new RegExp(`^-message ${placeholder}`));
    expect((gone?.at ?? 0) - (came?.at ?? 0)).toBeLessThan(200);
  });

  test(`a node in the bubble survives a later answer, one in the row does not ${tag}`, { tag }, async ({
    page,
    site,
  }) => {
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await page.locator('button[title="Retry"]').waitFor({ state: 'attached' });
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      const [bubble, row] = document.querySelectorAll('[data-message-role="assistant"] > div');
      for (const place of [bubble, row]) place?.append(document.createElement('x-guest'));
    });
    await expect(page.locator('x-guest')).toHaveCount(2);
    await ask(page, '[short] Please?');
    await settle(page);
    await expect(page.locator('x-guest')).toHaveCount(1);
    await expect(page.locator('.bubble > x-guest')).toHaveCount(1);
  });

  test(`stop: Retry at once, the swap half a second later ${tag}`, { tag }, async ({ page, site }) => {
    site.setSpeed(2);
    await page.goto(site.conversationUrl('ordinary'));
    await ask(page, '[slow] Go.');
    await expect(page.locator('[data-message-role="assistant"]').last().locator('.prose p')).not.toHaveCount(
      0,
    );
    await record(page);
    if (generation === 'A') await page.getByRole('button', { name: 'Stop generating' }).click();
    else await page.locator('form button[aria-label="Stop generating"]').click();
    await settle(page);
    const [retry] = await recorded(page, /^\+retry/);
    const [swap] = await recorded(page, /^\+message/);
    expect((swap?.at ?? 0) - (retry?.at ?? 0)).toBeGreaterThan(300);
  });

  test(`a reload in mid-stream goes on with the answer ${tag}`, { tag }, async ({ page, site }) => {
    site.setSpeed(3);
    await page.goto(site.conversationUrl('ordinary'));
    await ask(page, '[slow] Go.');
    const answer = page.locator('[data-message-role="assistant"]').last();
    await expect(answer.locator('.prose')).toContainText('Paragraph 1');
    await page.reload();
    await expect(answer.locator('.prose')).toContainText('Paragraph 2');
    site.setSpeed(30);
    await expect(answer.locator('.prose')).toContainText('Paragraph 12');
    await settle(page);
    await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(4);
  });

  test(`an error leaves an empty answer and a Retry above the composer ${tag}`, { tag }, async ({
    page,
    site,
  }) => {
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await ask(page, '[error] Go.');
    await expect(page.locator('.dock').getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(page.locator(COMPOSER)).toHaveAttribute('placeholder', /Sorry, something went wrong/);
    const last = page.locator('[data-message-role="assistant"]').last();
    await expect(last.locator('.prose')).toHaveCount(0);
    await expect(last.locator('button[title="Retry"]')).toHaveCount(generation === 'A' ? 1 : 0);
  });

  test(`a first prompt at home opens a conversation without a reload ${tag}`, { tag }, async ({ page }) => {
    await page.goto('https://huggingface.co/chat/');
    await page.evaluate(() => {
      document.documentElement.dataset.sameDocument = 'yes';
    });
    await ask(page, '[short] Hello?');
    await settle(page);
    expect(page.url()).toMatch(/\/chat\/conversation\/[0-9a-f]{24}$/);
    await expect(page.locator('html')).toHaveAttribute('data-same-document', 'yes');
    await expect(page.locator('[data-message-role="assistant"] .prose')).toHaveText('Yes.');
    await expect(page).toHaveTitle('[short] Hello?');
  });

  test(`reasoning is where this generation has it ${tag}`, { tag }, async ({ page, site }) => {
    await page.goto(site.conversationUrl('tiananmen-r1'));
    const message = page.locator('[data-message-role="assistant"]');
    const words = 'The user wants to know about the square in 1989.';
    if (generation === 'A') {
      await expect(message.locator('details')).toContainText(words);
      await expect(message.locator('details .prose')).toHaveCount(0);
    } else if (generation === 'B') {
      await expect(message.locator('details .prose')).toContainText(words);
    } else {
      await expect(message).not.toContainText(words);
      await message.getByRole('button', { name: 'Thinking' }).click();
      await expect(message.locator('[data-exclude-from-copy] .prose')).toContainText(words);
    }
  });
}

test('retry makes a branch and swaps the answer only; the switcher goes back and a reload keeps it', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const message = page.locator('[data-message-role="assistant"]');
  await message.locator('button[title="Retry"]').click();
  await settle(page);
  await expect(message).toContainText('mathematics or programming');
  await expect(message.locator('.row')).toContainText('2 / 2');
  await message.getByRole('button', { name: 'Previous' }).click();
  await expect(message.locator('.row')).toContainText('1 / 2');
  const [, id] = await shownIds(page);
  await page.reload();
  await expect(message.locator('.row')).toContainText('1 / 2');
  expect((await shownIds(page))[1]).toBe(id);
});

test('an edited prompt is a new branch', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const user = page.locator('[data-message-type="user"]');
  await user.hover();
  await user.getByTitle('Edit').click();
  await user.locator('textarea').fill('[short] Is it raining?');
  await user.getByRole('button', { name: 'Submit' }).click();
  await settle(page);
  await expect(user.locator('p')).toHaveText('[short] Is it raining?');
  await expect(user.locator('.row')).toContainText('2 / 2');
  await expect(page.locator('[data-message-role="assistant"] .prose')).toHaveText('Yes.');
});

test('the Omni link is there while streaming, gone at the end, back with the provider', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('omni'));
  await expect(page.locator('.model-line a')).toHaveAttribute('href', '/chat/settings/omni');
  await record(page);
  await ask(page, 'Tell me about Xinjiang once more.');
  await expect(page.locator('.model-line')).toContainText('Routing');
  await expect(page.locator('.model-line a')).toHaveCount(0);
  await settle(page);
  const links = await recorded(page, /^[+-]link DeepSeek-V3.1/);
  expect(links.map(({ what }) => what[0])).toEqual(['+', '-', '+']);
  const [, gone, back] = links.map(({ at }) => at);
  const retries = await recorded(page, /^\+retry/);
  expect(gone).toBeGreaterThanOrEqual(retries[0]?.at ?? Number.NaN);
  expect((back ?? 0) - (gone ?? 0)).toBeGreaterThan(80);
  const row = page.locator('[data-message-role="assistant"]').last().locator('.row');
  await expect(row.locator('a').first()).toHaveAttribute('href', '/chat/settings/deepseek-ai/DeepSeek-V3.1');
  await expect(row.locator('a').first()).toHaveText('DeepSeek-V3.1');
  await expect(row.locator('a').last()).toHaveAttribute('href', 'https://huggingface.co/fireworks-ai');
});

test('flushes replace the last block only', async ({ page, site }) => {
  site.setSpeed(3);
  await page.goto(site.conversationUrl('ordinary'));
  await ask(page, '[slow] Go.');
  const answer = page.locator('[data-message-role="assistant"]').last();
  await expect(answer.locator('.prose')).toContainText('Paragraph 2');
  const kept = await answer.evaluate(async (element) => {
    const [first] = element.querySelectorAll('.prose p');
    const last = [...element.querySelectorAll('.prose p')].at(-1);
    const kinds = new Set<string>();
    new MutationObserver((changes) => {
      for (const { type } of changes) kinds.add(type);
    }).observe(element, { subtree: true, childList: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, 400));
    return { first: first?.isConnected, last: last?.isConnected, kinds: [...kinds] };
  });
  expect(kept).toEqual({ first: true, last: false, kinds: ['childList'] });
});

test('leaving does not stop the answer; coming back finds it', async ({ page, site }) => {
  site.setSpeed(3);
  await page.goto(site.conversationUrl('ordinary'));
  await ask(page, '[slow] Go.');
  await expect(page.locator('[data-message-role="assistant"]').last()).toContainText('Paragraph 1');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.locator('[data-message-id]')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('[data-message-role="assistant"]').last()).toContainText('Paragraph 2');
  site.setSpeed(30);
  await expect(page.locator('[data-message-role="assistant"]').last()).toContainText('Paragraph 12');
});

test('links change the page without a reload', async ({ page, site }) => {
  await page.goto('https://huggingface.co/chat');
  expect(page.url()).toBe('https://huggingface.co/chat/');
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = 'yes';
  });
  const nav = page.locator('nav');
  await nav.getByRole('link', { name: 'A bit of everything', exact: true }).click();
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(5);
  await nav.getByRole('link', { name: 'Tiananmen Square in 1989', exact: true }).click();
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(1);
  expect(page.url()).toBe(site.conversationUrl('tiananmen-qwq'));
  await page.goBack();
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(5);
  await expect(page.locator('html')).toHaveAttribute('data-same-document', 'yes');
});

test('?q submits with the page model, ?prompt prefills, ?model with ?q uses the model before', async ({
  page,
}) => {
  await page.goto('https://huggingface.co/chat/models/Qwen/QwQ-32B?q=What%20about%20Tiananmen%3F');
  await settle(page);
  expect(page.url()).toMatch(/\/chat\/conversation\/[0-9a-f]{24}$/);
  await expect(page.locator('.model-line a')).toHaveAttribute('href', '/chat/settings/Qwen/QwQ-32B');
  await page.goto('https://huggingface.co/chat/models/Qwen/QwQ-32B?prompt=Hello');
  await expect(page.locator(COMPOSER)).toHaveValue('Hello');
  expect(new URL(page.url()).search).toBe('');
  await page.goto('https://huggingface.co/chat/?model=zai-org/GLM-4.6&q=[short]%20Hi');
  await settle(page);
  await expect(page.locator('.model-line a')).toHaveAttribute('href', '/chat/settings/Qwen/QwQ-32B');
  await page.goto('https://huggingface.co/chat/?model=openai/gpt-oss-120b&prompt=Hi');
  await expect(page.locator(COMPOSER)).toHaveValue('Hi');
  await expect(page.locator('.model-line a')).toHaveAttribute('href', '/chat/settings/openai/gpt-oss-120b');
});

test('a withdrawn model is struck out; after the switch the footer names the new one', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('withdrawn'));
  await expect(page.locator('.model-line s')).toHaveText('01-ai/Yi-34B-Chat');
  await expect(page.locator('.model-line a')).toHaveCount(0);
  await expect(page.locator(COMPOSER)).toHaveAttribute('readonly', '');
  await page.locator('.switch select').selectOption('zai-org/GLM-4.6');
  await page.getByRole('button', { name: 'Switch model' }).click();
  await expect(page.locator('.model-line a')).toHaveAttribute('href', '/chat/settings/zai-org/GLM-4.6');
  await expect(page.locator('[data-message-id] a[href^="/chat/settings/"]')).toHaveCount(0);
});

test('a share link opens the snapshot, also without a session', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/r/Sn4pSh0');
  await page.waitForURL('https://huggingface.co/chat/conversation/Sn4pSh0');
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(2);
  await ask(page, '[short] Me too?');
  await page.waitForURL(/\/conversation\/[0-9a-f]{24}$/);
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(3);
});

test('the data tags leave the document shortly after it is ready', async ({ page, site }) => {
  await page.addInitScript(() => {
    const select = 'script[data-sveltekit-fetched]';
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.tags = String(document.querySelectorAll(select).length);
    });
  });
  await page.goto(site.conversationUrl('omni'));
  await expect(page.locator('html')).toHaveAttribute('data-tags', '6');
  await expect(page.locator('script[data-sveltekit-fetched]')).toHaveCount(0);
});

test('copied text leaves out what is marked so', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await page.getByRole('button', { name: 'Thinking' }).click();
  await page.locator('[data-message-role="assistant"] .bubble').evaluate((bubble) => {
    getSelection()?.selectAllChildren(bubble);
    document.execCommand('copy');
  });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('I am sorry, I cannot answer');
  expect(copied).not.toContain('The user wants to know');
});

test('five hundred messages are all mounted', async ({ page, site }) => {
  await page.goto(site.conversationUrl('long'));
  await expect(page.locator('[data-message-id]')).toHaveCount(500);
});

test('a node put in before hydration makes the page complain and start over', async ({
  page,
  site,
  problems,
}) => {
  site.setGaps({ hydration: 500 });
  await page.goto(site.conversationUrl('omni'), { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => {
    document
      .querySelector('[data-message-role="assistant"] > div')
      ?.append(document.createElement('x-guest'));
  });
  await expect.poll(() => problems.splice(0)).toEqual([expect.stringContaining('hydration_mismatch')]);
  await expect(page.locator('x-guest')).toHaveCount(0);
  await expect(page.locator('[data-message-role="assistant"]')).toHaveCount(5);
});
