import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, DEFAULT_SETTINGS, parseSettings, readSettings, watchSettings } from './settings.ts';

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it.each([
    undefined,
    null,
    7,
    'paused',
    [],
    { paused: 'yes', listUpdates: 0, showOpen: 1 },
    { version: 9, other: 1 },
  ])('falls back to the defaults on %j', (value) => expect(parseSettings(value)).toEqual(DEFAULT_SETTINGS));

  it('keeps what was changed', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
    await changeSettings({ paused: true });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, paused: true });
    await changeSettings({ listUpdates: false });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, paused: true, listUpdates: false });
  });

  it('tells of changes until its signal ends', async () => {
    const controller = new AbortController();
    const changed = vi.fn();
    watchSettings(changed, controller.signal);
    await changeSettings({ paused: true });
    expect(changed).toHaveBeenCalledExactlyOnceWith({ ...DEFAULT_SETTINGS, paused: true });
    controller.abort();
    await changeSettings({ paused: false });
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
