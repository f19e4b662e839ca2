import { expect, type Page } from '@playwright/test';

const QWEN = 'Qwen/Qwen2.5-72B-Instruct';

/** Addresses within the options page: every section, and what opens in them. */
export const VIEWS = [
  '#settings',
  '#models',
  '#chart',
  `#models/${QWEN}`,
  '#models/moonshotai/Kimi-K3',
  `#compare/${QWEN},deepseek-ai/DeepSeek-V3.2,zai-org/GLM-5.2`,
  '#topics',
  '#topics/tiananmen_1989',
  '#sources/speechmap',
  '#reports',
  '#privacy',
  '#about',
] as const;

/** Goes to one of them, and opens all that is folded there. */
export async function showView(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await expect(page.getByText('Reading the list')).toHaveCount(0);
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/**
 * Nothing is wider than the window.
 *
 * @param what named where it fails
 */
export async function expectFits(page: Page, what: string): Promise<void> {
  const { clientWidth, scrollWidth } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return { clientWidth, scrollWidth };
  });
  expect(scrollWidth, what).toBeLessThanOrEqual(clientWidth);
}
