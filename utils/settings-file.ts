import { browser } from 'wxt/browser';
import { BADGE_CHOICES_KEY, parseBadgeChoices, readBadgeChoices } from './badge-choices.ts';
import { HINT_CHOICES_KEY, parseHintChoices, readHintChoices } from './hint-choices.ts';
import { parseCollector, parseRepository } from './reports/build-setting.ts';
import { type Choice, choiceSchema, DESTINATION_KEY, readChoice } from './reports/destination.ts';
import { parseSettings, readSettings, SETTINGS_KEY } from './settings.ts';
import { z } from './zod.ts';

/**
 * What is set by hand and may go to another machine. Not among it: reports and consent, which are not settings; and which
 * knowledge list is in force, for a file from anywhere must not put another in its place.
 */
const KEYS = [SETTINGS_KEY, BADGE_CHOICES_KEY, HINT_CHOICES_KEY, DESTINATION_KEY] as const;
const VERSION = 1;
/** Characters of a file; the longest that Unsaid writes has some thousand muted topics and models. */
export const LONGEST_FILE = 1_000_000;

const fileSchema = z.object({
  unsaidSettings: z.literal(VERSION),
  settings: z.record(z.string(), z.unknown()),
  badges: z.record(z.string(), z.unknown()).default({}),
  hints: z.record(z.string(), z.unknown()).default({}),
  reports: choiceSchema.default({}),
});

/** The four subjects as they are stored, each under its key. */
export type StoredSettings = Readonly<Record<string, unknown>>;
export type SettingsFile =
  | { readonly ok: true; readonly stored: StoredSettings }
  /** `newer`: written by a later Unsaid; `bad`: no settings file, or a damaged one. */
  | { readonly ok: false; readonly why: 'bad' | 'newer' };

/** The settings in force as the text of a file. */
export async function writeSettingsFile(): Promise<string> {
  const [settings, badges, hints, reports] = await Promise.all([
    readSettings(),
    readBadgeChoices(),
    readHintChoices(),
    readChoice(),
  ]);
  return `${JSON.stringify({ unsaidSettings: VERSION, settings, badges, hints, reports }, null, 2)}\n`;
}

/** Reads such a file. Fields it lacks, or holds in a wrong type, are the usual ones; an address that is none makes it bad. */
export function parseSettingsFile(text: string): SettingsFile {
  const value = text.length > LONGEST_FILE ? undefined : parseJson(text);
  const version = z.object({ unsaidSettings: z.number().int() }).safeParse(value);
  if (version.success && version.data.unsaidSettings > VERSION) return { ok: false, why: 'newer' };
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success || !isDestination(parsed.data.reports)) return { ok: false, why: 'bad' };
  const { settings, badges, hints, reports } = parsed.data;
  return {
    ok: true,
    stored: {
      [SETTINGS_KEY]: parseSettings(settings),
      [BADGE_CHOICES_KEY]: parseBadgeChoices(badges),
      [HINT_CHOICES_KEY]: parseHintChoices(hints),
      [DESTINATION_KEY]: reports,
    },
  };
}

const isDestination = ({ collector = '', repository = '' }: Choice): boolean =>
  parseCollector(collector) !== null && parseRepository(repository) !== null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Puts these settings in force, all at once; without any, the usual ones.
 *
 * @returns those before, which bring them back
 * @throws when the store can't be written (disk full); then nothing has changed
 */
export async function replaceSettings(stored: StoredSettings): Promise<StoredSettings> {
  const before = await browser.storage.local.get([...KEYS]);
  // An empty record reads as the usual ones, and one call changes all of them or none.
  const empty = Object.fromEntries(KEYS.map((key) => [key, {}]));
  await browser.storage.local.set({ ...empty, ...stored });
  return before;
}
