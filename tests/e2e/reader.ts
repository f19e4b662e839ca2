/** What a reader does and sees on the page, for the tests. */
import { expect, type Locator, type Page } from '@playwright/test';

const ANSWER = '[data-message-role="assistant"]';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A badge by its stable hooks. */
export interface SeenBadge {
  readonly messageId: string;
  readonly model: string;
  readonly provider: string;
  readonly level: string;
  readonly topics: readonly string[];
  readonly signal: string;
  readonly report: string;
  readonly shown: boolean;
  /** Words on the button; empty where there are none. */
  readonly text: string;
}

/** The badge of each answer in page order; null where there is none. @throws when an answer has two. */
export function seenBadges(page: Page): Promise<(SeenBadge | null)[]> {
  return page.locator(ANSWER).evaluateAll((answers) =>
    answers.map((answer): SeenBadge | null => {
      const hosts = [...answer.querySelectorAll<HTMLElement>('unsaid-badge')].filter(
        (host) => host.shadowRoot,
      );
      const [host] = hosts;
      if (hosts.length > 1) throw new Error(`two badges in ${answer.getAttribute('data-message-id')}`);
      if (!host) return null;
      const read = (name: string) => host.getAttribute(`data-${name}`) ?? 'absent';
      const button = host.shadowRoot?.querySelector('button[data-action="why"]');
      return {
        messageId: read('message-id'),
        model: read('model'),
        provider: read('provider'),
        level: read('level'),
        topics: read('topics').split(' ').filter(Boolean),
        signal: read('signal'),
        report: read('report'),
        shown: host.checkVisibility(),
        text: button?.textContent?.trim() ?? '',
      };
    }),
  );
}

type Matcher = ReturnType<typeof expect.stringMatching>;
type ExpectedBadge = { readonly [Hook in keyof SeenBadge]?: SeenBadge[Hook] | Matcher };

/** Waits until the answers carry these badges, in page order and no others; null: an answer without one. */
export async function expectBadges(
  page: Page,
  badges: readonly (ExpectedBadge | null)[],
  timeout = 10_000,
): Promise<void> {
  const isBadge = { messageId: expect.stringMatching(UUID) };
  const expected = badges.map((badge) => badge && expect.objectContaining({ ...isBadge, ...badge }));
  await expect.poll(() => seenBadges(page), { timeout }).toEqual(expected);
}

/** Waits until each of `count` answers has its badge, and checks them against the server's own messages. */
export async function expectAllBadged(page: Page, count: number): Promise<SeenBadge[]> {
  await expectBadges(page, Array(count).fill({}));
  const badges = (await seenBadges(page)).filter((badge) => badge !== null);
  const ids = badges.map(({ messageId }) => messageId);
  const stored = await storedAnswers(page);
  expect(new Set(ids).size).toBe(count);
  for (const id of ids) expect(stored.map((answer) => answer.id)).toContain(id);
  return badges;
}

interface StoredAnswer {
  readonly id: string;
  readonly content: string;
  readonly routerMetadata?: { readonly model: string };
}

/** All answers of the conversation on the page, on all branches, as the site stores them. */
export function storedAnswers(page: Page): Promise<StoredAnswer[]> {
  return page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    // Marked as the page's own, so that it does not count as a request of the extension.
    const headers = { 'x-standin-page': '1' };
    const newer = await fetch(`/chat/api/v2/conversations/${id}`, { headers });
    const isJson = newer.headers.get('content-type')?.includes('json');
    const body = await (isJson ? newer : await fetch(`/chat/api/conversation/${id}`, { headers })).json();
    return (body.json ?? body).messages.filter(({ from }: { from: string }) => from === 'assistant');
  });
}

export const composer = (page: Page): Locator => page.locator('form.composer textarea');

export async function ask(page: Page, prompt: string): Promise<void> {
  await composer(page).fill(prompt);
  await composer(page).press('Enter');
}

export const answer = (page: Page, index: number): Locator => page.locator(ANSWER).nth(index);
export const badge = (page: Page, index: number): Locator => answer(page, index).locator('unsaid-badge');
/** The button of an answer's badge. */
export const why = (page: Page, index: number): Locator => badge(page, index).locator('[data-action="why"]');
/** The open card, of whatever badge or mark. */
export const card = (page: Page): Locator => page.getByRole('dialog');
export const mark = (page: Page): Locator => page.locator('unsaid-model');

/** Opens another conversation by the page's own list, without a reload. */
export async function openFromList(page: Page, title: string): Promise<void> {
  await page.locator('nav').getByRole('link', { name: title, exact: true }).click();
}

export async function expectState(page: Page, state: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-unsaid', state);
}

export async function stopWriting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop generating' }).click();
}

/** Writes one answer again, as a new branch. */
export async function retry(page: Page, index: number): Promise<void> {
  await answer(page, index).hover();
  await answer(page, index).locator('button[title="Retry"]').click();
}

/** Puts a prompt in other words, as a new branch. */
export async function reword(page: Page, index: number, wording: string): Promise<void> {
  const prompt = page.locator('[data-message-type="user"]').nth(index);
  await prompt.hover();
  await prompt.getByTitle('Edit').click();
  await prompt.locator('textarea').fill(wording);
  await prompt.getByRole('button', { name: 'Submit' }).click();
}
