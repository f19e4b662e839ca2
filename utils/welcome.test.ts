import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcomeOnce } from './welcome.ts';

beforeEach(() => fakeBrowser.reset());

test('once for an installation; a full disk does not keep it away', async () => {
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QuotaExceeded'));
  await welcomeOnce();
  expect(create).toHaveBeenCalledTimes(1);
  expect(create.mock.calls[0]?.[0]?.url).toMatch(/\/welcome\.html$/);
  await welcomeOnce();
  await welcomeOnce();
  expect(create).toHaveBeenCalledTimes(2);
});
