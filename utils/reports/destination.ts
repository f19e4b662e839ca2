import { browser } from 'wxt/browser';
import { watchStored } from '../watch-stored.ts';
import { z } from '../zod.ts';
import { type Destination, parseBuild, parseCollector, parseRepository } from './build-setting.ts';

export const DESTINATION_KEY = 'reportDestination';
/** The reader's own choice, where there is one; an absent part is the build's. */
export const choiceSchema = z.object({ collector: z.string().optional(), repository: z.string().optional() });
export type Choice = z.infer<typeof choiceSchema>;

/** What the build was made with. */
export const builtIn = (): Destination =>
  parseBuild(import.meta.env.UNSAID_COLLECTOR_URL ?? '', import.meta.env.UNSAID_REPORT_REPOSITORY ?? '');

/** What the reader chose themselves; damage counts as no choice. */
export async function readChoice(): Promise<Choice> {
  const parsed = choiceSchema.safeParse((await browser.storage.local.get(DESTINATION_KEY))[DESTINATION_KEY]);
  return parsed.success ? parsed.data : {};
}

/** The destination in force. What is damaged, or would not be taken today, counts as none. */
export async function readDestination(): Promise<Destination> {
  const built = builtIn();
  const chosen = await readChoice();
  return {
    collector: parseCollector(chosen.collector ?? built.collector) ?? '',
    repository: parseRepository(chosen.repository ?? built.repository) ?? '',
  };
}

/** From now on this destination. The page that asks for it writes it here: the background takes no address from a message. */
export async function writeDestination(change: Partial<Destination>): Promise<void> {
  await browser.storage.local.set({ [DESTINATION_KEY]: { ...(await readChoice()), ...change } });
}

/** Calls `changed` whenever the reader has chosen another destination, until `signal` ends. */
export function watchDestination(changed: () => void, signal: AbortSignal): void {
  watchStored(DESTINATION_KEY, changed, signal);
}
