import { expect } from '@playwright/test';
import { openPopup } from './popup.ts';
import { openOwn, pressFirst, test } from './report-stage.ts';

/** Whether a collector works is known before there is anything to send; what waits for it is told. */

test('the connection to the collector in force is tried: one question, which leaves nothing there', async ({
  reporting,
  collector,
}) => {
  const own = await openOwn(reporting.context, 'options.html#settings');
  const tried = own.getByRole('button', { name: 'Test the connection' });
  await tried.click();
  await expect(own.getByText(/^The collector answers\./)).toBeVisible();
  expect(collector.requests.map(({ path }) => path)).toEqual(['/v1/reports/status']);
  expect(collector.requests[0]?.headers.cookie).toBeUndefined();
  expect(collector.rows.size).toBe(0);

  for (const [mode, words] of [
    ['500', "The collector can't be used: the collector answered 500"],
    ['html', "The collector can't be used: the collector's answer could not be read"],
    ['cut', "The collector can't be used: no network"],
  ] as const) {
    collector.setMode(mode);
    await tried.click();
    await expect(own.getByText(words)).toBeVisible();
  }
  // An address that is not saved yet is not tried.
  await own.getByLabel(/^Collector/).fill('https://other.example/');
  await expect(tried).toHaveCount(0);
});

test('reports that wait are counted in the popup', async ({ reporting, collector }) => {
  const { site, context } = reporting;
  collector.setMode('500');
  const page = await context.newPage();
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  const asking = await pressFirst(page, 0);
  await asking.getByRole('button', { name: 'Send report' }).click();
  const popup = await openPopup(context, page);
  await expect(popup.getByText('Reports waiting to be sent: 1')).toBeVisible();
  const own = await openOwn(context, 'options.html#reports');
  await expect(own.getByText(/^Not sent yet, tried again/)).toBeVisible({ timeout: 30_000 });
  await expect(popup.getByText('Reports waiting to be sent: 1')).toBeVisible();
  collector.setMode('ok');
  await own.getByRole('button', { name: 'Retry now' }).click();
  await expect.poll(() => collector.rows.size, { timeout: 20_000 }).toBe(1);
  await expect(popup.getByText('Reports waiting to be sent')).toHaveCount(0);
});
