/** A page that means ill: it can't press Report, forge a report, choose its words, skip the asking, or read the outbox. */
import { expect, type Page } from '@playwright/test';
import { backgroundOf } from './fixtures.ts';
import { answer, ask } from './reader.ts';
import {
  expectReport,
  giveConsent,
  openOwn,
  pressFirst,
  reportButton,
  test,
  undoButton,
} from './report-stage.ts';

/** All that a script can do to every button of the badges. */
const pressAll = (page: Page) =>
  page.evaluate(() => {
    for (const badge of document.querySelectorAll('unsaid-badge')) {
      badge.shadowRoot?.querySelector<HTMLElement>('[data-action="why"]')?.click();
      for (const button of badge.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) {
        if (button.dataset.action === 'why') continue;
        const options = { bubbles: true, composed: true, cancelable: true };
        button.click();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          button.dispatchEvent(new MouseEvent(type, options));
        button.focus();
        for (const key of ['Enter', ' '])
          for (const type of ['keydown', 'keypress', 'keyup'])
            button.dispatchEvent(new KeyboardEvent(type, { ...options, key }));
      }
    }
  });

test('a script can neither press Report nor Undo', async ({ reporting, collector }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await reportButton(page, 0).waitFor();
  await pressAll(page);
  await page.waitForTimeout(1_000);
  await expectReport(page, 0, 'none');
  expect(context.pages().filter((one) => one.url().includes('report.html'))).toEqual([]);
  // Now with consent given, where one press would be enough.
  await page.reload();
  await giveConsent(page, 0);
  await expectReport(page, 0, 'queued');
  await pressAll(page);
  await expectReport(page, 0, 'delivered');
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await reportButton(page, 0).waitFor();
  await pressAll(page);
  await page.waitForTimeout(1_000);
  await expectReport(page, 0, 'none');
  expect(collector.rows.size).toBe(1);
});

test('a press on what the page has made invisible does not count', async ({ reporting }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await reportButton(page, 0).waitFor();
  await answer(page, 0).evaluate((element) => {
    element.style.opacity = '0';
  });
  await reportButton(page, 0).click();
  await page.waitForTimeout(1_000);
  await expectReport(page, 0, 'none');
  expect(context.pages().filter((one) => one.url().includes('report.html'))).toEqual([]);
});

test('messages that a page forges reach nothing', async ({ reporting, errors }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await reportButton(page, 0).waitFor();
  const { host } = new URL((await backgroundOf(context)).url());
  const reached = await page.evaluate(async (id) => {
    for (const type of ['press-report', 'send-report', 'change-report', 'delete-reports', 'undo-report']) {
      postMessage({ type, answer: { text: 'x' } }, '*');
      dispatchEvent(new CustomEvent(type, { detail: { type } }));
      document.dispatchEvent(new CustomEvent(`unsaid:${type}`));
    }
    // As if the storage had told of reports: an event, which is not the extension's own.
    dispatchEvent(new StorageEvent('storage', { key: 'reportsChanged', newValue: '{"messageIds":[]}' }));
    const { chrome } = window as { chrome?: { runtime?: { sendMessage?: unknown } } };
    const loads = await Promise.all(
      ['report.html', 'options.html'].map((path) =>
        fetch(`chrome-extension://${id}/${path}`).then(
          () => path,
          () => 'refused',
        ),
      ),
    );
    const frame = document.createElement('iframe');
    frame.src = `chrome-extension://${id}/report.html`;
    document.body.append(frame);
    const opened = window.open(`chrome-extension://${id}/report.html`);
    return { messaging: typeof chrome?.runtime?.sendMessage, loads, opened: opened === null };
  }, host);
  expect(reached.messaging).toBe('undefined');
  expect(reached.loads).toEqual(['refused', 'refused']);
  await page.waitForTimeout(1_000);
  await expectReport(page, 0, 'none');
  for (const frame of page.frames()) expect(frame.url()).not.toContain('report.html');
  errors.splice(0); // the browser's complaints about these
});

test('the words are those of the answer, whatever the page writes over it at the last moment', async ({
  reporting,
  errors,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.addInitScript(() => {
    // The page's own world: its fetch, JSON and text are not those of the extension's script.
    const spoil = (text: string) => text.replaceAll("I'm sorry", 'SWAPPED');
    const parse = JSON.parse;
    JSON.parse = (text: string) => parse(spoil(text));
    Response.prototype.text = async () => 'SWAPPED';
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
    addEventListener(
      'pointerdown',
      () => {
        for (const prose of document.querySelectorAll('.prose')) prose.textContent = 'SWAPPED';
        for (const badge of document.querySelectorAll('unsaid-badge')) {
          badge.setAttribute('data-message-id', '00000000-0000-4000-8000-000000000000');
          badge.setAttribute('data-model', 'evil/model');
        }
      },
      true,
    );
  });
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  await expect(asking.getByLabel('Answer', { exact: true })).toHaveValue(/^I'm sorry/);
  await expect(asking.locator('[data-preview]')).toContainText('Qwen/QwQ-32B');
  await expect(asking.locator('[data-preview]')).not.toContainText(/SWAPPED|evil/);
  errors.splice(0); // the guard's complaint about the id that the page wrote on the badge
});

test('the page can see that there is a report, and nothing of it', async ({ reporting }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  await asking.getByLabel(/^Comment/).fill('between us');
  await asking.getByRole('button', { name: 'Send report' }).click();
  await expectReport(page, 0, 'queued');
  await expect(undoButton(page)).toBeVisible();
  const seen = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    stored: [Object.keys(localStorage), Object.keys(sessionStorage)],
    said: [...document.querySelectorAll('unsaid-badge')].map((badge) => badge.shadowRoot?.textContent).join(),
  }));
  expect(seen.databases).not.toContain('unsaid-reports');
  expect(seen.stored).toEqual([[], []]);
  expect(seen.said).not.toContain('between us');
  // What it is told of a change by the extension's storage is no storage of the page.
  await ask(page, '[short] Do cats like snow?');
  await expectReport(page, 0, 'queued');
  const options = await openOwn(context, 'options.html#reports');
  await options.getByRole('button', { name: 'Show' }).click();
  await expect(options.locator('pre')).toContainText('between us');
});
