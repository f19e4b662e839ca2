import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandin } from '../standin/server.ts';
import { expectAccessible } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { backgroundOf, expect, test } from './fixtures.ts';

/** The first page: once, and true. */

const WELCOME = /^chrome-extension:.*\/welcome\.html$/;

test('comes once, when Unsaid is installed', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
  const site = await startStandin();
  const launch = () => launchChromium({ port: site.port, profile, welcome: true });
  const welcomes = (context: Awaited<ReturnType<typeof launch>>) =>
    context.pages().filter((page) => WELCOME.test(page.url())).length;
  try {
    const first = await launch();
    await expect.poll(() => welcomes(first)).toBe(1);
    await first.close();
    const second = await launch();
    await backgroundOf(second);
    const page = await second.newPage();
    await page.waitForTimeout(1500);
    expect(welcomes(second)).toBe(0);
    await second.close();
  } finally {
    await site.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

for (const [locale, colorScheme, width] of [
  ['en-US', 'light', 1280],
  ['en-US', 'dark', 390],
  ['zh-CN', 'light', 390],
  ['zh-CN', 'dark', 1280],
] as const)
  test(`three pictures, and one to try (${locale}, ${colorScheme}, ${width} px)`, async ({ stage }) => {
    const { context } = await stage({
      locale,
      viewport: { width, height: 900 },
      colorScheme,
      welcome: true,
      unguarded: true,
    });
    const page = await context.newPage();
    await page.goto(new URL('/welcome.html', (await backgroundOf(context)).url()).href);
    const badges = page.locator('figure unsaid-badge');
    await expect(badges).toHaveCount(3);
    await expect(badges.nth(0)).toHaveAttribute('data-level', 'caution');
    await expect(badges.nth(1)).toHaveAttribute('data-level', 'known-refusal');
    await expect(badges.nth(2)).toHaveAttribute('data-level', 'none');
    await expect(badges.nth(2)).toBeHidden();
    await expect(page.locator('html')).toHaveAttribute('lang', locale === 'en-US' ? 'en' : 'zh-Hans');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    const tried = page.locator('section unsaid-badge');
    await expect(tried).toHaveAttribute('data-topics', 'xinjiang_uyghurs');
    await page.getByRole('textbox').fill('How do I bake bread?');
    await expect(tried).toHaveAttribute('data-level', 'none');
    await page.getByRole('textbox').fill('What happened at Tiananmen Square in 1989?');
    await expect(tried).toHaveAttribute('data-level', 'caution');
    await page.getByRole('combobox').selectOption('meta-llama/Llama-3.3-70B-Instruct');
    await expect(tried).toHaveAttribute('data-level', 'open');

    await expectAccessible(page);
    await page.screenshot({ path: `test-results/welcome-${locale}-${colorScheme}.png`, fullPage: true });
    await badges.nth(1).locator('[data-action="why"]').click();
    await expect(badges.nth(1).getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await badges.nth(1).locator('[data-action="report"]').click();
    await expect(badges.nth(1).getByRole('status')).not.toBeEmpty();
  });
