import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { backgroundOf } from './fixtures.ts';
import { card, expectAllBadged, why } from './reader.ts';
import {
  COLLECTOR_HOST,
  expectReport,
  giveConsent,
  openOwn,
  pressFirst,
  reportButton,
  setDestination,
  test,
  undoButton,
} from './report-stage.ts';

/** The reader's side of reporting, in a real browser. */

test('the first report takes two clicks, the second one; each arrives once', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  let clicks = 0;
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expect(reportButton(page, 0)).toHaveText('Report refusal');
  await expectReport(page, 0, 'none');

  const asking = await pressFirst(page, 0);
  clicks++;
  await expect(asking.getByText(`It goes to ${COLLECTOR_HOST}`)).toBeVisible();
  const shown = JSON.parse(await asking.locator('[data-preview]').innerText());
  await expectAccessible(asking);
  const closed = asking.waitForEvent('close');
  await asking.getByRole('button', { name: 'Send report' }).click();
  clicks++;
  await closed;
  await expectReport(page, 0, 'queued');
  expect(clicks).toBe(2);
  const toast = page.getByRole('status').filter({ hasText: 'Report saved' });
  await expect(toast).toBeVisible();
  await expect(undoButton(page)).toBeVisible();
  await expectAccessible(page, ['unsaid-badge']);
  expect(collector.rows.size).toBe(0);

  await page.goto(site.conversationUrl('tiananmen-r1'));
  await reportButton(page, 0).click();
  await expectReport(page, 0, 'queued');
  expect(context.pages().filter((one) => one.url().includes('report.html'))).toEqual([]);

  await expectReport(page, 0, 'delivered');
  await expect(reportButton(page, 0)).toHaveAttribute('title', /Receipt: receipt-/);
  await expect(undoButton(page)).toHaveCount(0);
  await expect.poll(() => collector.rows.size).toBe(2);
  const [first, second] = [...collector.rows.values()];
  expect(first).toMatchObject(shown); // exactly what was shown
  expect(first).toMatchObject({ kind: 'refusal', model: 'Qwen/QwQ-32B', topics: ['tiananmen_1989'] });
  expect(second?.model).toBe('deepseek-ai/DeepSeek-R1-0528');
  expect(first?.reporterTag).not.toBe(second?.reporterTag);
  const conversation = /[0-9a-f]{24}/.exec(page.url())?.[0] ?? 'none';
  for (const { body, headers } of collector.requests) {
    expect(body).not.toContain(conversation);
    for (const header of ['cookie', 'referer', 'authorization']) expect(headers).not.toHaveProperty(header);
  }
});

test('Undo within ten seconds: nothing leaves, and the button is as before', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await expectReport(page, 0, 'queued');
  await undoButton(page).click();
  await expectReport(page, 0, 'none');
  await expect(reportButton(page, 0)).toHaveText('Report refusal');
  await page.waitForTimeout(11_000);
  expect(collector.requests).toEqual([]);
});

test('closing the tab does not cancel', async ({ reporting, collector }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await expectReport(page, 0, 'queued');
  await page.close();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(1);
});

test('what the reader changes is what is sent: words, kind, and no text at all', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  await asking.getByLabel('Prompt', { exact: true }).fill('My name is Jane, write to jane@example.org');
  await asking.getByLabel(/^Comment/).fill('card 4111 1111 1111 1111');
  await asking.getByLabel('What happened').selectOption('state-narrative');
  await expect(asking.locator('mark')).toHaveText(['⟦number⟧', '⟦email⟧']);
  await asking.getByLabel('Only model, topic and signal').check();
  await expect(asking.getByLabel('Prompt', { exact: true })).toHaveCount(0);
  await asking.getByRole('button', { name: 'Send report' }).click();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(1);
  expect([...collector.rows.values()][0]).toMatchObject({
    kind: 'state-narrative',
    comment: 'card ⟦number⟧',
    text: null,
  });
  await expectReport(page, 0, 'delivered');
  // The choice holds for the next one.
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await reportButton(page, 0).click();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(2);
  expect([...collector.rows.values()][1]?.text).toBeNull();
});

test('cancelling keeps nothing and asks again', async ({ reporting }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  const closed = asking.waitForEvent('close');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await closed;
  await expectReport(page, 0, 'none');
  await (await pressFirst(page, 0)).close();
});

test('the card reports too, and a badge that is wrong', async ({ reporting, collector }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await why(page, 0).click();
  await card(page).getByRole('button', { name: 'This badge is wrong' }).click();
  await card(page).getByRole('button', { name: 'Report this badge' }).click();
  await expectReport(page, 0, 'queued');
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(2);
  expect([...collector.rows.values()].map(({ kind }) => kind).sort()).toEqual(['badge-is-wrong', 'refusal']);
});

test('with a comment, from the card: asked again, and the standing choice stays', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await why(page, 0).click();
  const [asking] = await Promise.all([
    context.waitForEvent('page'),
    card(page).getByRole('button', { name: 'Report with a comment' }).click(),
  ]);
  await expect(asking.getByText('Asked once.')).toHaveCount(0);
  await expect(asking.getByLabel('Prompt and answer')).toBeChecked();
  await asking.getByLabel('Only model, topic and signal').check();
  await asking.getByLabel('What happened').selectOption('evasion');
  await asking.getByLabel(/^Comment/).fill('it changes the subject');
  await asking.getByRole('button', { name: 'Send report' }).click();
  await expectReport(page, 0, 'queued');
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(2);
  const [first, second] = [...collector.rows.values()];
  expect(first?.text).not.toBeNull();
  expect(second).toMatchObject({ kind: 'evasion', comment: 'it changes the subject', text: null });
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  await reportButton(page, 1).click();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(3);
  expect([...collector.rows.values()][2]?.text).not.toBeNull();
});

test('a shared conversation: model, topic and signal only', async ({ reporting, collector }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('snapshot'));
  const [badge] = await expectAllBadged(page, 2);
  expect(badge?.shown).toBe(true);
  const asking = await pressFirst(page, 0);
  await expect(asking.getByText('somebody else')).toBeVisible();
  await asking.getByRole('button', { name: 'Send report' }).click();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(1);
  expect([...collector.rows.values()][0]?.text).toBeNull();
});

test('an answer without a badge: from the popup, and then it shows its report', async ({ reporting }) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await page.goto(site.conversationUrl('ordinary'));
  await expectAllBadged(page, 3);
  await expectReport(page, 2, 'none');
  // The popup over this page; as a tab of its own it would stand over itself.
  const worker = await backgroundOf(context);
  await worker.evaluate(`chrome.tabs.query({}).then((tabs) =>
    Promise.any(tabs.map(({ id }) => chrome.tabs.sendMessage(id, { type: 'report-shown' }))))`);
  await expectReport(page, 2, 'queued');
  await expect(reportButton(page, 2)).toHaveText('Report queued');
  await expect(why(page, 2)).toBeHidden();
  await undoButton(page).click();
  await expectReport(page, 2, 'none');
  await expect(reportButton(page, 2)).toBeHidden();
});

test('without a collector the report is kept, and can be taken to the Hub or copied', async ({
  reporting,
}) => {
  const { site, context } = reporting;
  await setDestination(context, { collector: '', repository: 'datasets/unsaid/reports' });
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  await expect(asking.getByText('It stays on this machine')).toBeVisible();
  await asking.getByRole('button', { name: 'Keep report' }).click();
  const link = asking.getByRole('link', { name: 'Open a filled-in discussion' });
  const url = new URL((await link.getAttribute('href')) ?? '');
  expect(url.origin + url.pathname).toBe('https://huggingface.co/datasets/unsaid/reports/discussions/new');
  expect(url.searchParams.get('title')).toBe('Report: refusal, Qwen/QwQ-32B, tiananmen_1989');
  await expectReport(page, 0, 'queued');
  await expect(reportButton(page, 0)).toHaveText('Report kept');
});

test('a collector that says no: rejected with its reason; one that fails: retry by hand', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  collector.setMode('500');
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await expectReport(page, 0, 'failed');
  await expect(reportButton(page, 0)).toHaveText('Not sent yet: retry now');
  collector.setMode('ok');
  collector.refuse(() => 'off topic');
  await reportButton(page, 0).click();
  await expectReport(page, 0, 'rejected');
  await expect(reportButton(page, 0)).toHaveAttribute('title', /off topic/);
  const opened = context.waitForEvent('page');
  await reportButton(page, 0).click();
  const options = await opened;
  await expect(options.locator('tr.chosen')).toContainText('Not accepted: off topic');
});

test('My reports: search, state, what became of it, export, delete, delete everything', async ({
  reporting,
  collector,
}) => {
  const { site, context } = reporting;
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await giveConsent(page, 0);
  await page.goto(site.conversationUrl('tiananmen-r1'));
  await reportButton(page, 0).click();
  const options = await openOwn(context, 'options.html#settings');
  await expect(options.locator('[data-destination]')).toContainText(COLLECTOR_HOST);
  await options.getByRole('link', { name: 'My reports' }).click();
  const rows = options.locator('tr[data-report]');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Delivered. Receipt: receipt-' })).toHaveCount(2, { timeout: 20_000 });
  await expectAccessible(options);

  await options.getByLabel('Search').fill('qwq refusal');
  await expect(rows).toHaveCount(1);
  const id = (await rows.getAttribute('data-id')) ?? '';
  collector.fates.set(id, { status: 'confirmed', list: 12, reason: '' });
  await options.getByRole('button', { name: 'Ask what became of them' }).click();
  await expect(rows).toContainText('Confirmed in list version 12');

  const download = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Export as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('unsaid-reports.csv');

  await rows.getByRole('button', { name: 'Delete' }).click();
  await expect(options.getByText('No report fits')).toBeVisible();
  await expect.poll(() => collector.rows.size).toBe(1);
  await options.getByLabel('Search').fill('');
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await options.getByRole('button', { name: 'Yes, delete all' }).click();
  await expect(options.getByText('No reports yet')).toBeVisible({ timeout: 20_000 });
  expect(collector.rows.size).toBe(0);
  await expectReport(page, 0, 'none');
});
