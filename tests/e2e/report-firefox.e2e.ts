/** Firefox gives each installation an origin of its own; a report must not carry it. */
import { expect, test } from '@playwright/test';
import { startFakeCollector } from '../collector/fake-collector.ts';
import { startStandin } from '../standin/server.ts';
import { launchFirefox, OWN_PAGES } from './firefox.ts';
import { COLLECTOR, COLLECTOR_HOST } from './report-stage.ts';

declare const browser: { storage: { local: { set(items: object): Promise<void> } } };

test('Firefox reports with one press, and does not say who does', async () => {
  test.setTimeout(120_000);
  const site = await startStandin({ speed: 20 });
  const collector = await startFakeCollector(true);
  const firefox = await launchFirefox(site.port, {
    hosts: { [COLLECTOR_HOST]: collector.port },
    ownPages: true,
  });
  try {
    // As if the reader had agreed before: Firefox's own question for website content can't be answered from here.
    const own = await firefox.browser.newPage();
    void own.goto(`${OWN_PAGES}/options.html`).catch(() => {}); // Firefox tells of no load event here
    await expect
      .poll(() => own.evaluate(() => document.querySelector('h2')?.textContent).catch(() => null), {
        timeout: 20_000,
      })
      .toBe('Where reports go');
    await own.evaluate(
      (to) =>
        browser.storage.local.set({
          reportDestination: { collector: to },
          reportConsent: { version: 1, collector: to, includeText: true },
        }),
      COLLECTOR,
    );
    const page = await firefox.browser.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    const report = page.locator('unsaid-badge >>> [data-action="report"]');
    await report.click();
    const state = () => page.$eval('unsaid-badge', (host) => host.getAttribute('data-report'));
    await expect.poll(state, { timeout: 10_000 }).toBe('queued');
    await expect.poll(state, { timeout: 40_000 }).toBe('delivered');
    expect(collector.rows.size).toBe(1);
    for (const { headers } of collector.requests) {
      expect(headers.origin).toBe('null');
      expect(headers['content-type']).toMatch(/^text\/plain/);
      for (const header of ['cookie', 'referer', 'authorization'])
        expect(headers, header).not.toHaveProperty(header);
    }
  } finally {
    await firefox.close();
    await collector.close();
    await site.close();
  }
});
