import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Holds a page, or the parts of it that these selectors name, to WCAG 2.2 AA and to axe's advice, with the rule on the size of
 * targets, which axe leaves off.
 *
 * @param what named where it fails
 */
export async function expectAccessible(page: Page, parts: readonly string[] = [], what = ''): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    what,
  ).toEqual([]);
}
