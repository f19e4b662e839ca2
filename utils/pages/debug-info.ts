import type { BadgeChoices } from '../badge-choices.ts';
import type { ListStatus } from '../list-status.ts';
import type { DestinationKind } from '../reports/build-setting.ts';
import type { Settings } from '../settings.ts';

/** What a problem report needs, and nothing of the reader's: no conversation, no address, no id. */
export interface DebugFacts {
  readonly version: string;
  /** As the browser names itself. */
  readonly userAgent: string;
  readonly interfaceLanguage: string;
  readonly browserLanguage: string;
  /** Null: the background did not tell. */
  readonly list: ListStatus | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Reports by state; null: they can't be read. */
  readonly reports: Readonly<Record<string, number>> | null;
  readonly settings: Settings;
  /** Told by number: what somebody mutes is theirs. */
  readonly choices: BadgeChoices;
  readonly destination: DestinationKind | null;
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** Only what kind of list it is: where one of the reader's own comes from is theirs. */
function listLines(list: ListStatus | null): string[] {
  if (!list) return ['list: not available'];
  const {
    version,
    generated,
    expires,
    origin,
    stale,
    damaged,
    before,
    killSwitches,
    from,
    chosen,
    updatable,
  } = list;
  const own = from ? (from.unsigned ? 'of the reader, unsigned' : 'of the reader, signed') : "Unsaid's";
  const { last } = list;
  const outcome = last?.outcome;
  const ended = outcome?.kind === 'refused' ? `refused (${outcome.reason.code})` : (outcome?.kind ?? 'never');
  return [
    `list: ${version} of ${generated}, ${own}, ${origin}`,
    `list expires: ${expires}, stale: ${yes(stale)}, damaged: ${yes(damaged)}, before: ${before ?? 'none'}`,
    `list waiting for the reader's own: ${yes(chosen !== null && from === null)}`,
    `list updates possible: ${yes(updatable)}, last look: ${ended}${last ? ` at ${new Date(last.at).toISOString()}` : ''}`,
    `switched off by the list: ${killSwitches.join(', ') || 'nothing'}`,
  ];
}

const choiceLine = (choices: BadgeChoices): string =>
  `levels not shown: ${choices.hiddenLevels.join(', ') || 'none'}, strong evidence only: ${yes(choices.strongOnly)}, muted: topics ${choices.mutedTopics.length}, models ${choices.mutedModels.length}, languages ${choices.mutedLanguages.length}`;

/** Plain text for pasting into an issue; in English, for whoever reads it there. */
export function debugInfo(facts: DebugFacts): string {
  const { version, userAgent, interfaceLanguage, browserLanguage, counts, reports, settings, destination } =
    facts;
  return [
    `Unsaid ${version}`,
    `browser: ${userAgent}`,
    `language: ${interfaceLanguage} (browser: ${browserLanguage})`,
    ...listLines(facts.list),
    `in the list: ${counted(counts)}`,
    `reports: ${reports ? counted(reports) : 'not readable'}`,
    `paused: ${yes(settings.paused)}, daily look for a list: ${yes(settings.listUpdates)}, quiet marks: ${yes(settings.showOpen)}`,
    `${choiceLine(facts.choices)}, theme: ${settings.theme}`,
    `reports go to: ${destination ?? 'not readable'}`,
  ].join('\n');
}
