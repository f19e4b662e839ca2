import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { BUILDS } from './chromium.ts';
import { expect, test } from './fixtures.ts';
import { expectFits, showView, VIEWS } from './options-page.ts';
import { openOwn } from './report-stage.ts';

/** The options page, in a real browser: sections, search, comparing, the chart, and what the rules of access say. */

const QWEN = 'Qwen/Qwen2.5-72B-Instruct';
const SECTIONS = ['Settings', 'Models', 'Topics', 'Sources', 'My reports', 'Privacy', 'About'];

const models = (page: Page) => page.locator('li[data-model]');
const open = (context: BrowserContext, hash = '') => openOwn(context, `options.html${hash}`);

test('sections by the keyboard: each has its title, and the keyboard goes on from there', async ({
  context,
}) => {
  const page = await open(context);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Settings');
  for (const section of SECTIONS.slice(1)) {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).focus();
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(section);
    await expect(heading).toBeFocused();
    await expect(page).toHaveTitle(`${section} – Unsaid`);
    await expect(page.locator('header [aria-current="page"]')).toHaveText(section);
  }
  await page.goBack();
  await expect(heading).toHaveText('Privacy');
});

test('models: the whole catalogue, searched, ordered, opened and come back from', async ({ context }) => {
  const page = await open(context, '#models');
  await expect(page.getByRole('status').first()).toHaveText(/^(\d+) of \1$/);
  const all = await models(page).count();
  expect(all).toBeGreaterThan(200);
  await expect(models(page).first()).toContainText('answers judged');

  await page.getByLabel('Search models').fill('QWEN2.5-72b');
  await expect(models(page)).toHaveCount(1);
  const row = models(page).first();
  const rates = row.locator('.rate');
  await expect(rates.nth(0)).toContainText(/^English: .*5 of 50 not answered, 95% interval: 4% – 21%/);
  await expect(rates.nth(1)).toContainText(/^Chinese: .*30 of 50 not answered, 95% interval: 46% – 72%/);
  await page.getByLabel('Search models').fill('kimi-k3');
  await expect(models(page).first()).toContainText('English: not measured');
  await expect(models(page).first().locator('.track i')).toHaveCount(0);
  await page.getByLabel('Search models').fill('no such model');
  await expect(page.getByText('No model fits this search.')).toBeVisible();

  await page.getByLabel('Search models').fill('qwen');
  await page.getByLabel('Order').selectOption('By name');
  const link = page.getByRole('link', { name: QWEN, exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(QWEN);
  await expect(page.locator('[data-profile]')).toContainText('30 of 50 not answered');
  await page.locator('[data-profile]').getByRole('link', { name: 'FreedomBench v1' }).last().click();
  await expect(page.locator('[data-source="freedombench"]')).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Models');
});

test('the way back from a profile leads to the row one left', async ({ context }) => {
  const page = await open(context, '#models');
  await page.getByLabel('Search models').fill('qwen');
  const link = page.getByRole('link', { name: QWEN, exact: true });
  await link.click();
  await page.getByRole('link', { name: 'All models' }).click();
  await expect(link).toBeFocused();
  await expect(page.getByLabel('Search models')).toHaveValue('qwen');
});

test('two to four models side by side; constructs apart, the unmeasured said', async ({ context }) => {
  const page = await open(context, '#models');
  await page.getByLabel('Search models').fill('r1-0528');
  const choose = page.getByLabel('Compare DeepSeek-R1-0528', { exact: true });
  await choose.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Choose one more to compare.')).toBeVisible();
  await page.getByLabel('Search models').fill('deepseek');
  for (const name of ['DeepSeek-V3.2', 'DeepSeek-V3', 'DeepSeek-R1'])
    await page.getByLabel(`Compare ${name}`, { exact: true }).check();
  await expect(page.getByText('Four models are chosen')).toBeVisible();
  await expect(page.getByLabel('Compare DeepSeek-V3.1', { exact: true })).toBeDisabled();
  await page.getByRole('link', { name: 'Compare side by side' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Models side by side');
  const refusals = page.locator('[data-construct="refusal"]');
  await expect(refusals.locator('thead th')).toHaveCount(5);
  await expect(refusals).toContainText('not measured');
  await expect(page.locator('[data-construct="omission"]')).toContainText('77 % of required facts left out');
  await expect(page.locator('[data-construct="omission"] .track i')).toHaveCount(0);
  await expect(refusals).toContainText('control 0 of 150');
});

test('the chart and its table say the same; a choice test is no refusal', async ({ context }) => {
  const page = await open(context, '#chart');
  const picture = page.getByRole('img', { name: /^Chart of \d+ models/ });
  await expect(picture).toBeVisible();
  const rows = await page.locator('.chart-row:not(.heads)').count();
  await page.getByText('The same as a table').click();
  await expect(page.locator('details tbody tr')).toHaveCount(rows);
  await expect(page.locator('details')).toContainText('30 of 50 not answered');
  await page.getByLabel('Test').selectOption('choice freedombench');
  await expect(page.locator('details')).toContainText('60 of 60 true answers chosen');
  await expect(page.locator('details')).not.toContainText('not answered');
});

test('topics: search by a term in any language, and what is known on one', async ({ context }) => {
  const page = await open(context, '#topics');
  await page.getByLabel('Search topics').fill('天安门');
  await page.getByRole('link', { name: /^Tiananmen Square/ }).click();
  await expect(page.locator(`[data-model="${QWEN}"]`)).toContainText(
    'Chinese: Very often avoids such questions',
  );
  await expect(page.locator('[data-model="Qwen/QwQ-32B"]')).toContainText('Documented once');
  await expect(page.locator('[data-model="Qwen/QwQ-32B"]')).toContainText('Chinese: not measured');
});

test('about: facts for a problem report hold no address, and can be copied', async ({ context }) => {
  const page = await open(context, '#about');
  const facts = page.locator('[data-debug]');
  await expect(facts).toContainText(/list: \d+ of .*, Unsaid's, bundled/);
  await expect(facts).toContainText('reports: none');
  expect(await facts.innerText()).not.toContain('://');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await facts.innerText());
});

test('without a list that can be used, sections that need one say so and the others work', async ({
  stage,
}) => {
  const extension = mkdtempSync(join(tmpdir(), 'unsaid-damaged-'));
  cpSync(join(BUILDS, 'chrome-mv3'), extension, { recursive: true });
  writeFileSync(join(extension, 'knowledge/list.json'), '{"schemaVersion":1,"version":1,');
  const { context } = await stage({ extension });
  const page = await open(context, '#models');
  await expect(page.getByRole('alert')).toContainText("The knowledge list can't be used");
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Where reports go' })).toBeVisible();
  await page.getByRole('link', { name: 'About' }).click();
  await expect(page.locator('[data-debug]')).toContainText('list: not available');
  rmSync(extension, { recursive: true });
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`rules of access, ${colorScheme}, ${width} px; nothing is wider than the window`, async ({
      context,
    }) => {
      test.setTimeout(120_000); // axe takes its time with hundreds of models
      const page = await open(context);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const view of VIEWS) {
        await showView(page, view);
        await expectAccessible(page, [], view);
        await expectFits(page, view);
      }
    });

test('in Chinese: words, numbers and titles', async ({ stage }) => {
  test.setTimeout(120_000); // as above
  const { context } = await stage({ locale: 'zh-CN' });
  const page = await open(context, `#models/${QWEN}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('[data-profile]')).toContainText('50 次中 30 次未作回答');
  for (const view of VIEWS) {
    await showView(page, view);
    await expect(page.locator('header [aria-current]')).toHaveText(/\p{Script=Han}/u);
    await expectAccessible(page, [], view);
  }
});
