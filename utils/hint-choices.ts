import { browser } from 'wxt/browser';
import { watchStored } from './watch-stored.ts';

/** What the reader has chosen of the hint above the composer. */
export interface HintChoices {
  readonly shown: boolean;
  /** Topics on which it is not wanted again. */
  readonly hiddenTopics: readonly string[];
}

export const HINT_CHOICES_KEY = 'hints';

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
export async function changeHintChoices(change: Partial<HintChoices>): Promise<void> {
  await browser.storage.local.set({ [HINT_CHOICES_KEY]: { ...(await readHintChoices()), ...change } });
}

export async function hideHintOn(topic: string): Promise<void> {
  const { hiddenTopics } = await readHintChoices();
  if (!hiddenTopics.includes(topic)) await changeHintChoices({ hiddenTopics: [...hiddenTopics, topic] });
}

/** Calls `changed` whenever any part of Unsaid changes the choices, until `signal` ends. */
export function watchHintChoices(changed: (choices: HintChoices) => void, signal: AbortSignal): void {
  watchStored(HINT_CHOICES_KEY, (value) => changed(parseHintChoices(value)), signal);
}
