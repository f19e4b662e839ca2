import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { answer, ask, card, expectAllBadged, expectState, mark, openFromList } from './reader.ts';

/** The mark of the active model beside the composer. */

const LLAMA = 'meta-llama/Llama-3.3-70B-Instruct';

test('on a new chat, before anything is asked', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/models/deepseek-ai/DeepSeek-R1-0528');
  await expect(mark(page)).toHaveAttribute('data-model', 'deepseek-ai/DeepSeek-R1-0528');
  await expect(mark(page)).toHaveAttribute('data-level', 'caution');
  await expect(mark(page).locator('[data-action="why"]')).toBeVisible();
  await mark(page).locator('[data-action="why"]').click();
  await expect(card(page)).toContainText('DeepSeek-R1-0528');
});

test('Omni: a model is picked per answer; those seen are listed', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  await expect(mark(page)).toHaveAttribute('data-level', 'router');
  await expect(mark(page)).toHaveAttribute('data-model', '');
  await mark(page).locator('[data-action="why"]').click();
  for (const name of ['Kimi-K2.6', 'Qwen3-235B-A22B-Instruct-2507', 'GLM-4.6', 'DeepSeek-V3.1'])
    await expect(card(page)).toContainText(name);
  await page.keyboard.press('Escape');
  await ask(page, 'Is Taiwan a country?');
  await expectAllBadged(page, 6);
  await mark(page).locator('[data-action="why"]').click();
  await expect(card(page)).toContainText('DeepSeek-R1-0528');
});

test('follows the reader: settings, new chat, conversations and back', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/');
  await expect(mark(page)).toHaveAttribute('data-level', 'router');

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: LLAMA, exact: true }).click();
  await page.getByRole('button', { name: 'New chat' }).click();
  await expect(mark(page)).toHaveAttribute('data-model', LLAMA);
  await expect(mark(page)).toHaveAttribute('data-level', 'open');

  await openFromList(page, 'Tiananmen Square in 1989');
  await expect(mark(page)).toHaveAttribute('data-model', 'Qwen/QwQ-32B');
  await openFromList(page, 'Weather');
  await expect(mark(page)).toHaveAttribute('data-model', 'zai-org/GLM-4.6');
  await expect(mark(page)).toHaveAttribute('data-level', 'unmeasured');
  await page.goBack();
  await expect(mark(page)).toHaveAttribute('data-model', 'Qwen/QwQ-32B');
  await page.goBack();
  await expect(mark(page)).toHaveAttribute('data-model', LLAMA);
  await expect(mark(page)).toHaveCount(1);
});

test('stays, one and the same element, while an answer is written', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  const before = await mark(page).elementHandle();
  site.setSpeed(2);
  await ask(page, '[slow] Why do cats purr?');
  await expect(answer(page, 5).locator('.prose')).toContainText('Paragraph 1');
  await expect(mark(page)).toHaveCount(1);
  expect(await before?.evaluate((element) => element.checkVisibility())).toBe(true);
  site.setSpeed(40);
  await expectAllBadged(page, 6);
  await expect(mark(page)).toHaveCount(1);
});

test('a model that the list does not know: unmeasured, not open', async ({ page, site }) => {
  await page.goto(site.conversationUrl('withdrawn'));
  await expect(mark(page)).toHaveAttribute('data-model', '01-ai/Yi-34B-Chat');
  await expect(mark(page)).toHaveAttribute('data-level', 'unmeasured');
});

test('pages without a composer have none', async ({ page }) => {
  await page.goto('https://huggingface.co/chat/');
  await expect(mark(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expectState(page, 'ready');
  await expect(mark(page)).toHaveCount(0);
});

/** Where the line's words are with the mark and without it, and how the mark stands among them. */
function readLine(page: Page) {
  return mark(page).evaluate((own) => {
    const line = own.parentElement as HTMLElement;
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const words = () => [line, ...line.querySelectorAll('*:not(unsaid-model)')].map(boxOf);
    const withMark = words();
    const box = boxOf(own);
    const text = own.shadowRoot?.querySelector('.pill span') as HTMLElement;
    const shown = text.getBoundingClientRect().width;
    const drawn = boxOf(shown > 0 ? own : (own.shadowRoot?.querySelector('svg') as Element));
    const covered = [...line.children].filter((part) => {
      const { left, right } = boxOf(part);
      return part !== own && right > left && left < drawn.right && right > drawn.left;
    });
    const next = own.nextSibling;
    own.remove();
    const without = words();
    line.insertBefore(own, next);
    return {
      withMark,
      without,
      box,
      shown,
      whole: text.scrollWidth,
      covered: covered.length,
      lineBox: boxOf(line),
    };
  });
}

const MODEL_PAGE = 'https://huggingface.co/chat/models/Qwen/Qwen3-235B-A22B-Instruct-2507';
for (const generation of ['A', 'B', 'C'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test(`takes no room from the page's own words (generation ${generation}, ${locale})`, async ({
      stage,
    }) => {
      const { site, context } = await stage({ generation, locale, unguarded: true });
      const page = await context.newPage();
      for (const url of [MODEL_PAGE, site.conversationUrl('tiananmen-r1')]) {
        for (const width of [1280, 768, 390, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(url);
          await expect(mark(page)).toHaveCount(1);
          await page.evaluate(
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
          );
          // Older generations let a line this narrow run over: there is room for nothing.
          if (generation === 'C' || width > 390) await expect(mark(page)).toBeVisible();
          if (!(await mark(page).isVisible())) continue;
          const { withMark, without, box, shown, whole, covered, lineBox } = await readLine(page);
          expect(withMark, `${url} ${width}`).toEqual(without);
          expect(covered, `${url} ${width}`).toBe(0);
          // Its words are all there or not at all.
          if (shown > 0) expect(whole).toBeLessThanOrEqual(Math.ceil(shown));
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.top).toBeGreaterThan(lineBox.top - 6);
          expect(box.bottom).toBeLessThan(lineBox.bottom + 6);
          const button = mark(page).getByRole('button');
          await expect(button).toHaveAccessibleName(locale === 'zh-CN' ? /\p{Script=Han}{3}/u : /\w+ \w+/);
          await expect(button).toHaveAttribute('title', /^Unsaid: .+/);
        }
      }
    });
  }
}
