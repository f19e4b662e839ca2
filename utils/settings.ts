import { browser } from 'wxt/browser';
import { createTurns } from './in-turn.ts';
import { watchStored } from './watch-stored.ts';

/** What the reader has chosen. Stored whole under one key; the content script reads it too, so no Zod here. */
export interface Settings {
  readonly version: 1;
  /** Nothing is read and nothing shown on any page. */
  readonly paused: boolean;
  /** A newer knowledge list is looked for once a day. */
  readonly listUpdates: boolean;
  /** A quiet mark stands also beside answers of which little, or nothing, is known. */
  readonly showOpen: boolean;
  /** Colours of Unsaid's own pages; beside answers they are the page's. */
  readonly theme: Theme;
}

export const THEMES = ['auto', 'light', 'dark'] as const;
/** `auto`: as the browser. */
export type Theme = (typeof THEMES)[number];

export const SETTINGS_KEY = 'settings';
const inTurn = /* @__PURE__ */ createTurns();
export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  paused: false,
  listUpdates: true,
  showOpen: false,
  theme: 'auto',
};

/** Settings as stored; defaults where a field is absent or not of its type (an older or damaged store). */
export function parseSettings(value: unknown): Settings {
  const stored = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    version: 1,
    paused: stored.paused === true,
    listUpdates: stored.listUpdates !== false,
    showOpen: stored.showOpen === true,
    theme: THEMES.find((theme) => theme === stored.theme) ?? 'auto',
  };
}

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return parseSettings(stored[SETTINGS_KEY]);
}

/** @throws when the store can't be written (disk full); the settings in force stay as they were. */
export function changeSettings(change: Partial<Omit<Settings, 'version'>>): Promise<void> {
  return inTurn(async () =>
    browser.storage.local.set({ [SETTINGS_KEY]: { ...(await readSettings()), ...change } }),
  );
}

/** Calls `changed` with the new settings whenever any part of Unsaid changes them, until `signal` ends. */
export function watchSettings(changed: (settings: Settings) => void, signal: AbortSignal): void {
  watchStored(SETTINGS_KEY, (value) => changed(parseSettings(value)), signal);
}
