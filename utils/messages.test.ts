import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { sendToBackground } from './messages.ts';

describe('sendToBackground, once the extension has been reloaded under the page', () => {
  afterEach(() => vi.restoreAllMocks());

  it('rejects where the browser throws at once', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    const sent = sendToBackground({ type: 'wake-up' });
    await expect(sent).rejects.toThrow('invalidated');
  });

  it('rejects where the browser has taken `runtime` away', async () => {
    vi.spyOn(browser, 'runtime', 'get').mockReturnValue(undefined as never);
    const sent = sendToBackground({ type: 'wake-up' });
    await expect(sent).rejects.toThrow(TypeError);
  });
});
