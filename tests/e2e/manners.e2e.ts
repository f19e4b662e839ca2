import type { BrowserContext, Page } from '@playwright/test';
import type { Standin } from '../standin/server.ts';
import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  card,
  expectAllBadged,
  expectState,
  mark,
  openFromList,
  retry,
  stopWriting,
  storedAnswers,
  why,
} from './reader.ts';

/** What Unsaid does to the page beside its badges, and whom it talks to: nothing, and nobody but the page's own API. */

/** Everything a page can see of itself that an extension could leave traces in. */
async function traces(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const own of copy.querySelectorAll('unsaid-badge, unsaid-model, unsaid-hint')) own.remove();
    delete copy.dataset.unsaid;
    return {
      // Of the same conversation, the stand-in's HTML is the same in every run.
      html: copy.outerHTML.replaceAll(/<!--.*?-->/g, ''),
      globals: Object.getOwnPropertyNames(window).sort(),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      customProperties: [...getComputedStyle(document.body)].filter((name) => name.startsWith('--')),
      stored: [Object.keys(localStorage), Object.keys(sessionStorage)],
      timeline: [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('measure')].length,
      foreign: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('https://huggingface.co/') && !name.startsWith('data:')),
    };
  });
}

/** Opens a conversation, asks in it, and looks around; opens a card too, where there is one. */
async function live(page: Page, site: Standin, badged: boolean): Promise<unknown> {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expect(page.locator('#svelte-announcer')).toBeAttached();
  await ask(page, '[short] Do cats like snow?');
  await expect(answer(page, 2).locator('button[title="Retry"]')).toBeVisible();
  // Until the swap of ids the page is not at rest.
  await expect
    .poll(async () => {
      const shown = await answer(page, 2).getAttribute('data-message-id');
      return (await storedAnswers(page)).some(({ id }) => id === shown);
    })
    .toBe(true);
  if (badged) {
    await expectAllBadged(page, 3);
    await why(page, 1).click();
    await page.keyboard.press('Escape');
  }
  await page.mouse.move(0, 0);
  return traces(page);
}

test('leaves nothing in the page but its own elements and one attribute', async ({ stage }) => {
  const bare = await stage({ extension: null, unguarded: true });
  const without = await live(await bare.context.newPage(), bare.site, false);
  const own = await stage({ unguarded: true });
  expect(await live(await own.context.newPage(), own.site, true)).toEqual(without);
});

/** Requests to the API that the page did not make itself. */
const ours = (site: Standin) =>
  site.requests.filter(({ path, fromPage }) => path.startsWith('/chat/api/') && !fromPage);
const conversationRequests = (site: Standin) =>
  ours(site).filter(({ path }) => /conversations?\/\w+$/.test(path));

test('one request for a conversation that is opened, one per answer, none while it is written', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  expect(conversationRequests(site)).toHaveLength(1);
  expect(ours(site).length).toBeLessThanOrEqual(2); // the other is for the list of models
  site.requests.length = 0;

  site.setSpeed(2);
  await ask(page, '[slow] Do cats like snow?');
  await expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 2');
  expect(ours(site)).toEqual([]);
  site.setSpeed(40);
  await expectAllBadged(page, 6);
  expect(ours(site).length).toBeLessThanOrEqual(1);
  site.requests.length = 0;

  await retry(page, 5);
  await expect(page.getByRole('button', { name: 'Stop generating' })).toBeVisible();
  await expectAllBadged(page, 6);
  expect(ours(site).length).toBeLessThanOrEqual(1);
  for (const { method, hasSession, accept } of ours(site))
    expect([method, hasSession, accept]).toEqual(['GET', true, 'application/json']);
});

test('a stopped answer costs no more than two requests: its words may be cut back', async ({
  page,
  site,
}) => {
  await page.goto(site.conversationUrl('ordinary'));
  await expectAllBadged(page, 3);
  site.requests.length = 0;
  site.setSpeed(2);
  await ask(page, '[slow] Do cats like snow?');
  await expect(answer(page, 3).locator('.prose')).toContainText('Paragraph 1');
  await stopWriting(page);
  await expectAllBadged(page, 4);
  expect(ours(site).length).toBeLessThanOrEqual(2);
});

test('conversations that were read are not asked for again at once', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  await openFromList(page, 'Soup, code and a trip');
  await expectAllBadged(page, 3);
  site.requests.length = 0;
  await page.goBack();
  await expectAllBadged(page, 5);
  expect(ours(site)).toEqual([]);
});

async function hostsAsked(context: BrowserContext, during: () => Promise<void>): Promise<string[]> {
  const hosts = new Set<string>();
  const note = (request: { url(): string }) => hosts.add(new URL(request.url()).host);
  context.on('request', note);
  await during();
  context.off('request', note);
  return [...hosts];
}

test('talks to no other host, whatever is clicked', async ({ page, site, context }) => {
  const hosts = await hostsAsked(context, async () => {
    await page.goto(site.conversationUrl('tiananmen-r1'));
    await expectAllBadged(page, 1);
    await why(page, 0).click();
    for (const fold of await card(page).locator('summary').all()) await fold.click();
    await card(page).getByRole('button', { name: 'This badge is wrong' }).click();
    await page.keyboard.press('Escape');
    await mark(page).locator('[data-action="why"]').click();
    await page.keyboard.press('Escape');
    await ask(page, '[short] Do cats like snow?');
    await expectAllBadged(page, 2);
  });
  const [extension] = context.serviceWorkers();
  const allowed = ['huggingface.co', new URL(extension?.url() ?? 'about:blank').host, ''];
  expect(hosts.filter((host) => !allowed.includes(host))).toEqual([]);
});

test('other pages of the site are none of its business', async ({ page, site }) => {
  await page.route('https://huggingface.co/{models,chatty}', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Models</title><p>Models</p>' }),
  );
  for (const path of ['models', 'chatty']) {
    await page.goto(`https://huggingface.co/${path}`);
    await expect(page.locator('html')).not.toHaveAttribute('data-unsaid');
  }
  await page.goto(site.conversationUrl('ordinary'));
  await expectState(page, 'ready');
});
