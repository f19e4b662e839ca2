/** Firefox gives each installation an origin of its own; a report must not carry it. */
import { expect, test } from '@playwright/test';
import { startFakeCollector } from '../collector/fake-collector.ts';
import { startStandin } from '../standin/server.ts';
import { answerFirefox, findOwn, launchFirefox, OWN_PAGES } from './firefox.ts';
import { COLLECTOR, COLLECTOR_HOST } from './report-stage.ts';

declare const browser: { storage: { local: { set(items: object): Promise<void> } } };

const REPORT = 'unsaid-badge >>> [data-action="report"]';

/** Firefox before the stand-in, with a collector that wants reports. */
async function startAll() {
  const site = await startStandin({ speed: 20 });
  const collector = await startFakeCollector(true);
  const hosts = { [COLLECTOR_HOST]: collector.port };
  const firefox = await launchFirefox(site.port, { hosts, ownPages: true });
  const close = async () => {
    await firefox.close();
    await collector.close();
    await site.close();
  };
  return { site, collector, driven: firefox.browser, close };
}

test('the first report in Firefox: the reader agrees twice, to us and to Firefox; refused, nothing is kept', async () => {
  test.setTimeout(120_000);
  const { site, collector, driven, close } = await startAll();
  try {
    const options = await driven.newPage();
    void options.goto(`${OWN_PAGES}/options.html`).catch(() => {}); // Firefox tells of no load event here
    const own = await findOwn(driven, 'options.html');
    await own.waitForSelector('h2');
    await own.evaluate(
      (to) => browser.storage.local.set({ reportDestination: { collector: to } }),
      COLLECTOR,
    );
    const page = await driven.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('unsaid-badge')?.style.marginBottom === '',
    );
    await page.locator(REPORT).click();
    const state = () => page.$eval('unsaid-badge', (host) => host.getAttribute('data-report'));

    const asking = await findOwn(driven, 'report.html');
    await asking.locator('button.main').click();
    await answerFirefox(driven, 'deny');
    await asking.waitForSelector('[role="alert"]');
    expect(await asking.$eval('[role="alert"]', ({ textContent }) => textContent)).toMatch(
      /^Firefox was not/,
    );
    expect(await state()).toBe('none');

    await asking.locator('button.main').click();
    await answerFirefox(driven, 'allow');
    await expect.poll(state, { timeout: 10_000 }).toBe('queued');
    await expect.poll(state, { timeout: 40_000 }).toBe('delivered');
    expect([...collector.rows.values()].map(({ model }) => model)).toEqual(['Qwen/QwQ-32B']);
  } finally {
    await close();
  }
});

test('Firefox reports with one press, and does not say who does', async () => {
  test.setTimeout(120_000);
  const { site, collector, driven, close } = await startAll();
  try {
    // As if the reader had agreed before.
    const own = await driven.newPage();
    void own.goto(`${OWN_PAGES}/options.html`).catch(() => {}); // Firefox tells of no load event here
    await expect
      .poll(() => own.evaluate(() => document.querySelector('#destination')?.textContent).catch(() => null), {
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
    const page = await driven.newPage();
    await page.goto(site.conversationUrl('tiananmen-qwq'));
    await page.locator(REPORT).click();
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
    await close();
  }
});
