import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageMark } from './messages.ts';
import { showPage, toolbarMark } from './toolbar.ts';
import { flatten, LOCALES } from './wording/testing.ts';

const messages = flatten(LOCALES.en);
beforeEach(() => {
  Object.assign(fakeBrowser.i18n, {
    getMessage: (key: string, values: string[] = []) =>
      (messages[key] ?? '').replace(/\$(\d)/g, (_, place) => values[place - 1] ?? ''),
  });
});

const READING: PageMark = { state: 'reading', reason: '', found: 0 };

describe('the button of a tab', () => {
  test.each<[string, Partial<PageMark>, string, string | null, string]>([
    ['reading', {}, '', null, ''],
    ['something found', { found: 3 }, '', 'found', '3'],
    ['very much found', { found: 1234 }, '', 'found', '99+'],
    ['off', { state: 'paused' }, '', 'off', ''],
    ['unreadable', { state: 'unreadable', reason: 'no messages' }, '', 'unreadable', '!'],
    ['no list', { state: 'no-list', reason: 'damaged' }, '', 'list', '?'],
    ['an old list', {}, '2026-01-01', 'list', ''],
    ['an old list, and something found', { found: 1 }, '2026-01-01', 'found', '1'],
  ])('%s', (_, page, staleSince, icon, text) => {
    expect(toolbarMark({ ...READING, ...page }, staleSince)).toMatchObject({ icon, text });
  });
});

describe('shown in turn', () => {
  const shown: [tabId: number, icon: string][] = [];
  beforeEach(() => {
    shown.length = 0;
    const calls = { setTitle: vi.fn(), setBadgeText: vi.fn(), setBadgeBackgroundColor: vi.fn() };
    Object.assign(fakeBrowser.action, calls, {
      setBadgeTextColor: vi.fn(),
      // As in Chromium: the files of an icon are loaded first, and some take longer.
      async setIcon({ tabId, path }: { tabId: number; path: Record<string, string> }) {
        await new Promise((resolve) => setTimeout(resolve, path[16]?.includes('found') ? 20 : 1));
        shown.push([tabId, path[16] ?? '']);
      },
    });
  });
  const show = (tabId: number, found: number) => showPage(tabId, { ...READING, found }, async () => '');

  test('the newest comes last, whatever the others took; what is overtaken is left out', async () => {
    await Promise.all([show(1, 1), show(1, 2), show(1, 0), show(2, 1)]);
    await vi.waitFor(() => expect(shown).toHaveLength(3));
    expect(shown.filter(([tab]) => tab === 1)).toEqual([
      [1, '/icons/found-16.png'],
      [1, '/icons/16.png'],
    ]);
    expect(shown.filter(([tab]) => tab === 2)).toEqual([[2, '/icons/found-16.png']]);
    await show(1, 5);
    expect(shown.at(-1)).toEqual([1, '/icons/found-16.png']);
  });

  test('a tab that has gone is no error, and does not hold up others', async () => {
    Object.assign(fakeBrowser.action, {
      setTitle: vi.fn().mockRejectedValue(new Error('No tab with id: 7')),
    });
    await show(7, 1);
    Object.assign(fakeBrowser.action, { setTitle: vi.fn() });
    await show(7, 0);
    expect(shown.at(-1)).toEqual([7, '/icons/16.png']);
  });
});
