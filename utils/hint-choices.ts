import { browser } from 'wxt/browser';
import { createTurns } from './in-turn.ts';
import { including } from './including.ts';
import { watchStored } from './watch-stored.ts';

/** What the reader has chosen of the hint above the composer. */
export interface HintChoices {
  readonly shown: boolean;
  /** Topics on which it is not wanted again. */
  readonly hiddenTopics: readonly string[];
}

export const HINT_CHOICES_KEY = 'hints';
const inTurn = /* @__PURE__ */ createTurns();

/** As stored; shown on all topics where nothing is, or something else. */
export function parseHintChoices(value: unknown): HintChoices {
  const { shown, hiddenTopics } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const topics = Array.isArray(hiddenTopics) ? hiddenTopics : [];
  return {
    shown: shown !== false,
    hiddenTopics: topics.filter((topic): topic is string => typeof topic === 'string'),
  };
}

export async function readHintChoices(): Promise<HintChoices> {
  return parseHintChoices((await browser.storage.local.get(HINT_CHOICES_KEY))[HINT_CHOICES_KEY]);
}

/** @throws when the store can't be written (disk full); the choices in force stay as they were. */
export function changeHintChoices(change: (now: HintChoices) => Partial<HintChoices>): Promise<void> {
  return inTurn(async () => {
    const now = await readHintChoices();
    await browser.storage.local.set({ [HINT_CHOICES_KEY]: { ...now, ...change(now) } });
  });
}

export const hideHintOn = (topic: string): Promise<void> =>
  changeHintChoices(({ hiddenTopics }) => ({ hiddenTopics: including(hiddenTopics, topic, true) }));

/** Calls `changed` whenever any part of Unsaid changes the choices, until `signal` ends. */
export function watchHintChoices(changed: (choices: HintChoices) => void, signal: AbortSignal): void {
  watchStored(HINT_CHOICES_KEY, (value) => changed(parseHintChoices(value)), signal);
}
