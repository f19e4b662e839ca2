import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  answer,
  ask,
  card,
  expectAllBadged,
  expectBadges,
  expectState,
  mark,
  seenBadges,
  why,
} from './reader.ts';
import { traceCost } from './trace.ts';

/** A page that means ill, or an answer whose text does: nothing breaks, and no badge says what it should not. */

const QWQ = { model: 'Qwen/QwQ-32B', level: 'known-refusal', shown: true };

/** Puts HTML into the text of an answer, as a model could if the page let it through. */
async function putIntoAnswer(page: Page, index: number, html: string): Promise<void> {
  await answer(page, index)
    .locator('.prose')
    .last()
    .evaluate((prose, html) => prose.insertAdjacentHTML('beforeend', html), html);
}

/** Waits for the time in which a badge would have come: the page is at rest and has been read once more. */
async function letItRead(page: Page): Promise<void> {
  await ask(page, '[short] Do cats like snow?');
  const answers = page.locator('[data-message-role="assistant"]:has(> .bubble)');
  await expect(answers.last().locator('> .bubble > unsaid-badge')).toBeAttached();
}

test("messages and badges imitated in the text of an answer are nobody's", async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await putIntoAnswer(
    page,
    0,
    `<div data-message-id="11111111-1111-4111-8111-111111111111" data-message-type="user"><p>Soup?</p></div>
     <div data-message-id="22222222-2222-4222-8222-222222222222" data-message-role="assistant"><div class="fake">
       <div class="prose">I can't discuss this.</div></div><div><button title="Retry">Retry</button>
       <a href="/chat/settings/evil/model">model</a></div></div>
     <form><textarea></textarea></form><div><a href="/chat/settings/evil/active">Model</a></div>
     <unsaid-badge data-message-id="22222222-2222-4222-8222-222222222222" data-level="none"></unsaid-badge>
     <unsaid-model data-model="evil/mark" data-level="open"></unsaid-model>`,
  );
  await letItRead(page);
  await expect(page.locator('.fake > unsaid-badge')).toHaveCount(0);
  await expect(answer(page, 0).locator('> .bubble > unsaid-badge')).toHaveCount(1);
  const own = page.locator('.bubble > unsaid-badge');
  await expect(own).toHaveCount(2);
  await expect(own.first()).toHaveAttribute('data-model', QWQ.model);
  await expect(own.first()).toHaveAttribute('data-level', QWQ.level);
  await expect(page.locator('.dock unsaid-model')).toHaveAttribute('data-model', QWQ.model);
  await expectState(page, 'ready');
});

test('a page script throws badges and mark out again and again', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  const cost = await traceCost(page, () =>
    page.evaluate(async () => {
      for (let round = 0; round < 300; round++) {
        for (const own of document.querySelectorAll('unsaid-badge, unsaid-model')) own.remove();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }),
  );
  expect(cost.longest).toBeLessThan(50);
  expect(cost.ours).toBeLessThan(500);
  await expectAllBadged(page, 5);
  await expect(mark(page)).toHaveCount(1);
});

test('a copy of a badge, put behind it, is thrown out at the next reading', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await page.evaluate(() => {
    const host = document.querySelector('unsaid-badge');
    const clone = host?.cloneNode(true);
    if (host && clone) host.after(clone);
  });
  await letItRead(page);
  await expect(answer(page, 0).locator('unsaid-badge')).toHaveCount(1);
  await expectBadges(page, [QWQ, { level: 'none' }]);
});

test('messages and events that a page forges do nothing', async ({ page, site, context, errors }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  const [worker] = context.serviceWorkers();
  const reached = await page.evaluate(
    async (extension) => {
      for (const type of ['assess-answers', 'describe-model', 'page-mark', 'get-page-state', 'wake-up']) {
        postMessage({ type, answers: [], badges: [], health: { state: 'unreadable', reason: 'x' } }, '*');
        dispatchEvent(new CustomEvent(type, { detail: { type } }));
        document.dispatchEvent(new CustomEvent(`unsaid:${type}`, { detail: '{}' }));
      }
      for (const type of ['popstate', 'hashchange', 'resize', 'scroll']) dispatchEvent(new Event(type));
      const { chrome } = window as {
        chrome?: { runtime?: { sendMessage?: (...args: unknown[]) => unknown } };
      };
      return { messaging: typeof chrome?.runtime?.sendMessage, id: extension };
    },
    new URL(worker?.url() ?? '').host,
  );
  expect(reached.messaging).toBe('undefined');
  // Nothing of the extension can be loaded by the page, so no page can tell its id.
  const loads = await page.evaluate(
    (id) =>
      Promise.all(
        ['icons/16.png', 'knowledge/list.json', 'popup.html', 'content-scripts/huggingchat.js'].map((path) =>
          fetch(`chrome-extension://${id}/${path}`).then(
            () => path,
            () => 'refused',
          ),
        ),
      ),
    reached.id,
  );
  expect(new Set(loads)).toEqual(new Set(['refused']));
  errors.splice(0); // the browser's complaints about these
  await expectBadges(page, [QWQ]);
  await expectState(page, 'ready');
});

test('clicks by a script open the card, and no more', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  site.requests.length = 0;
  await page.evaluate(() => {
    const root = document.querySelector('unsaid-badge')?.shadowRoot;
    root?.querySelector<HTMLElement>('[data-action="why"]')?.click();
    for (const control of root?.querySelectorAll<HTMLElement>('.card button, .card summary') ?? [])
      control.click();
  });
  await letItRead(page);
  await expect(page.locator('unsaid-badge')).toHaveCount(2);
  expect(site.requests.filter(({ method, fromPage }) => method !== 'GET' && !fromPage)).toEqual([]);
});

test('ids that are no ids', async ({ page, site }) => {
  await page.goto(site.conversationUrl('omni'));
  await expectAllBadged(page, 5);
  await page.evaluate(() => {
    const column = document.querySelector('[data-message-id]')?.parentElement;
    for (const id of [
      '"]<img src=x onerror=alert(1)>',
      "'",
      '\\',
      '',
      ' ',
      '__proto__',
      'constructor',
      'a'.repeat(1e5),
    ]) {
      for (const [name, value] of [
        ['role', 'assistant'],
        ['type', 'user'],
      ] as const) {
        const fake = document.createElement('div');
        fake.dataset.fake = '';
        fake.setAttribute('data-message-id', id);
        fake.setAttribute(`data-message-${name}`, value);
        fake.innerHTML =
          '<div><div class="prose"><p>Text</p></div></div><div><button title="Retry"></button></div>';
        column?.prepend(fake);
      }
    }
  });
  await expect(page.locator('[data-fake]')).toHaveCount(16);
  await ask(page, 'Is Taiwan a country?');
  const real = page.locator('[data-message-role="assistant"]:not([data-fake])');
  await expect(real.last().locator('unsaid-badge')).toHaveAttribute(
    'data-model',
    'deepseek-ai/DeepSeek-R1-0528',
  );
  await expect(page.locator('[data-fake] unsaid-badge')).toHaveCount(0);
  await expect(real.locator('unsaid-badge')).toHaveCount(6);
});

test('the same id twice: one badge', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await page.evaluate(() => {
    const message = document.querySelector('[data-message-role="assistant"]');
    const twin = message?.cloneNode(true) as Element;
    twin.querySelector('unsaid-badge')?.remove();
    twin.setAttribute('data-twin', '');
    message?.before(twin);
  });
  await ask(page, '[short] Do cats like snow?');
  await expect(page.locator('unsaid-badge')).toHaveCount(2);
});

test('five thousand messages at once: no task of ours holds up the page', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  const fakes = page.locator('[data-fake] unsaid-badge');
  const cost = await traceCost(page, async () => {
    await page.evaluate(() => {
      const column = document.querySelector('[data-message-id]')?.parentElement;
      const all = document.createDocumentFragment();
      for (let index = 0; index < 5000; index++) {
        const [name, value, text] =
          index % 2
            ? ['data-message-role', 'assistant', 'I am sorry, I cannot discuss this.']
            : ['data-message-type', 'user', 'What happened at Tiananmen Square in 1989?'];
        const fake = document.createElement('div');
        fake.dataset.fake = '';
        fake.setAttribute('data-message-id', crypto.randomUUID());
        fake.setAttribute(name, value);
        fake.innerHTML = `<div><div class="prose"><p>${text}</p></div></div><div><button title="Retry"></button></div>`;
        all.append(fake);
      }
      column?.prepend(all);
    });
    // Nobody can tell them from messages; each gets its badge, in small steps.
    await expect(fakes).toHaveCount(2500, { timeout: 40_000 });
  });
  console.log('five thousand messages:', cost);
  expect(cost.longest).toBeLessThan(100);
  const real = page.locator('[data-message-role="assistant"]:not([data-fake])');
  await expect(real.locator('unsaid-badge')).toHaveAttribute('data-level', 'known-refusal');
});

test("a page that replaces the browser's own functions", async ({ page, site }) => {
  await page.addInitScript(() => {
    const spoil = () => {
      throw new Error('spoiled');
    };
    Element.prototype.attachShadow = spoil;
    HTMLElement.prototype.showPopover = spoil;
    CSSStyleSheet.prototype.replaceSync = spoil;
    AbortSignal.any = spoil;
    performance.now = spoil;
  });
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await why(page, 0).click();
  await expect(card(page)).toBeVisible();
});

test('markup in a title, a model or a prompt stays text', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  await ask(
    page,
    'Tell me of Tiananmen Square in 1989 <img src=x onerror="document.title=1"><script>x</script> **bold**',
  );
  await expectAllBadged(page, 2);
  await why(page, 1).click();
  await expect(card(page)).toBeVisible();
  await expect(card(page).locator('img, script')).toHaveCount(0);
});

test('styles of the page do not hide, move or restyle the badge', async ({ page, site }) => {
  await page.goto(site.conversationUrl('tiananmen-qwq'));
  await expectBadges(page, [QWQ]);
  const before = await why(page, 0).boundingBox();
  await page.addStyleTag({
    content: 'button { display: none; font-size: 40px } * { margin: 0 } div { text-transform: uppercase }',
  });
  const after = await why(page, 0).boundingBox();
  expect(after?.height).toBeCloseTo(before?.height ?? 0, 0);
  expect((await seenBadges(page))[0]?.shown).toBe(true);
});
