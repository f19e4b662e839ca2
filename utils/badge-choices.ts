import { browser } from 'wxt/browser';
import type { Level } from './assess-types.ts';
import { createTurns } from './in-turn.ts';
import { LANGUAGES, type Language } from './knowledge/types.ts';
import { watchStored } from './watch-stored.ts';

/** Levels that show beside an answer unless the reader does not want them. */
export const WARNINGS = ['known-refusal', 'caution', 'refusal'] as const satisfies readonly Level[];
export type Warning = (typeof WARNINGS)[number];

/** What the reader wants to see beside answers. It changes what shows, never what is concluded. */
export interface BadgeChoices {
  readonly hiddenLevels: readonly Warning[];
  /** Only what rests on the strongest evidence (`isStrong` of shown.ts). */
  readonly strongOnly: boolean;
  /** With a topic, those under it are muted too. */
  readonly mutedTopics: readonly string[];
  /** Hub ids as the list has them. */
  readonly mutedModels: readonly string[];
  /** Languages of prompts. */
  readonly mutedLanguages: readonly Language[];
}

export const BADGE_CHOICES_KEY = 'badges';
const inTurn = /* @__PURE__ */ createTurns();
/** More than a list has topics or models; whatever is longer was not chosen by hand. */
const MOST = 2000;

export const SHOW_ALL: BadgeChoices = {
  hiddenLevels: [],
  strongOnly: false,
  mutedTopics: [],
  mutedModels: [],
  mutedLanguages: [],
};

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? [...new Set(value.filter((one): one is string => typeof one === 'string'))].slice(0, MOST)
    : [];

const among = <T extends string>(all: readonly T[], value: unknown): readonly T[] => {
  const chosen = texts(value);
  return all.filter((one) => chosen.includes(one));
};

/** As stored; what is absent or not of its type counts as not chosen. */
export function parseBadgeChoices(value: unknown): BadgeChoices {
  const stored = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    hiddenLevels: among(WARNINGS, stored.hiddenLevels),
    strongOnly: stored.strongOnly === true,
    mutedTopics: texts(stored.mutedTopics),
    mutedModels: texts(stored.mutedModels),
    mutedLanguages: among(LANGUAGES, stored.mutedLanguages),
  };
}

export async function readBadgeChoices(): Promise<BadgeChoices> {
  return parseBadgeChoices((await browser.storage.local.get(BADGE_CHOICES_KEY))[BADGE_CHOICES_KEY]);
}

/**
 * @param change from the choices as they are stored then
 * @throws when the store can't be written (disk full); the choices in force stay as they were.
 */
export function changeBadgeChoices(change: (now: BadgeChoices) => Partial<BadgeChoices>): Promise<void> {
  return inTurn(async () => {
    const now = await readBadgeChoices();
    await browser.storage.local.set({ [BADGE_CHOICES_KEY]: { ...now, ...change(now) } });
  });
}

/** Calls `changed` whenever any part of Unsaid changes the choices, until `signal` ends. */
export function watchBadgeChoices(changed: () => void, signal: AbortSignal): void {
  watchStored(BADGE_CHOICES_KEY, changed, signal);
}
