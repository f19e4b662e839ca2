import type { BrowserContext } from '@playwright/test';
import { backgroundOf, expect, test } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { ask, card, expectAllBadged, expectBadges, expectState, why } from './reader.ts';

/** The toolbar's button: an icon for each state, how many warnings there are, and the same in words. */

interface Seen {
  readonly icon: string;
  readonly text: string;
  readonly title: string;
}

/** Browsers tell an extension its button's words, but not its icon: what was asked for is written down. */
async function watchIcons(context: BrowserContext): Promise<() => Promise<Seen>> {
  const worker = await backgroundOf(context);
  await worker.evaluate(`
    self.icons ??= {};
    self.setIcon ??= chrome.action.setIcon.bind(chrome.action);
    chrome.action.setIcon = (details) => {
      self.icons[details.tabId] = details.path[16];
      return self.setIcon(details);
    };
  `);
  return () =>
    worker.evaluate(`(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [text, title] = await Promise.all([chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId })]);
      return { icon: self.icons[tabId] ?? '', text, title };
    })()`);
}

test('something found: how many, as answers come and go, per tab', async ({ page, site, context }) => {
  const seen = await watchIcons(context);
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectAllBadged(page, 2);
  await expect.poll(seen).toEqual({
    icon: '/icons/found-16.png',
    text: '1',
    title: 'Unsaid: reading this page\nAnswers with a warning: 1',
  });
  await ask(page, '[short] 1989年六四天安门事件是什么？');
  await expectAllBadged(page, 3);
  await expect.poll(async () => (await seen()).text).toBe('2');

  const other = await context.newPage();
  await other.goto(site.conversationUrl('ordinary'));
  await expectState(other, 'ready');
  await expect.poll(seen).toMatchObject({ icon: '/icons/16.png', text: '' });
  await page.bringToFront();
  await expect.poll(seen).toMatchObject({ icon: '/icons/found-16.png', text: '2' });
});

test('off, and on again', async ({ page, site, context }) => {
  const seen = await watchIcons(context);
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  const popup = await openPopup(context, page);
  const pause = popup.getByRole('checkbox', { name: 'Pause Unsaid on all pages' });
  await pause.click();
  await expectState(page, 'paused');
  await page.bringToFront();
  await expect.poll(seen).toEqual({ icon: '/icons/off-16.png', text: '', title: 'Unsaid: paused' });
  await popup.bringToFront();
  await pause.click();
  await page.bringToFront();
  await expect.poll(seen).toMatchObject({ icon: '/icons/found-16.png', text: '1' });
});

test('a page that cannot be read', async ({ page, site, context }) => {
  const seen = await watchIcons(context);
  site.setUnmarked(true);
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectState(page, 'unreadable');
  await expect.poll(seen).toMatchObject({ icon: '/icons/unreadable-16.png', text: '!' });
});

test('a list that is out of date', async ({ stage }) => {
  const { context, site } = await stage({});
  const page = await context.newPage();
  const seen = await watchIcons(context);
  await (await backgroundOf(context)).evaluate(`
    const Today = Date;
    const later = () => Today.now() + 3 * 365 * 86_400_000;
    self.Date = class extends Today {
      constructor(...args) { super(...(args.length ? args : [later()])); }
      static now() { return later(); }
    };
  `);
  await page.goto('https://huggingface.co/chat/');
  await expectState(page, 'ready');
  await expect.poll(seen).toMatchObject({
    icon: '/icons/list-16.png',
    text: '',
    title: expect.stringMatching(/^Unsaid: .*\nKnowledge list out of date since /),
  });
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await expect.poll(seen).toMatchObject({ icon: '/icons/found-16.png', text: '1' });
});

test('a page that comes back as it was left shows its state again', async ({ page, site, context }) => {
  const seen = await watchIcons(context);
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectAllBadged(page, 1);
  await expect.poll(async () => (await seen()).text).toBe('1');
  // As browsers do when a page is left; the test's browser keeps no pages.
  await (await backgroundOf(context)).evaluate(`
    chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([{ id: tabId }]) => chrome.action.setBadgeText({ tabId, text: '' }))
  `);
  await expect.poll(async () => (await seen()).text).toBe('');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(async () => (await seen()).text).toBe('1');
});

test('hidden on this answer: no longer counted; with quiet marks only warnings are', async ({
  page,
  site,
  context,
}) => {
  const seen = await watchIcons(context);
  await (await backgroundOf(context)).evaluate(
    'chrome.storage.local.set({ settings: { version: 1, showOpen: true } })',
  );
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await expectBadges(page, [
    { level: 'open', shown: true },
    { level: 'known-refusal', shown: true },
  ]);
  await expect.poll(async () => (await seen()).text).toBe('1');
  await why(page, 1).click();
  await card(page).getByRole('button', { name: 'Hide on this answer' }).click();
  await expect.poll(seen).toMatchObject({ icon: '/icons/16.png', text: '' });
});
