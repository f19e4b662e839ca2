import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { SourceProblem } from '../utils/knowledge/custom-source.ts';
import type { Reason } from '../utils/knowledge/reasons.ts';
import type { KillSwitch } from '../utils/knowledge/types.ts';
import type { ListStatus } from '../utils/list-status.ts';

const DAY = 24 * 60 * 60_000;

/** Language of the messages, which may not be the browser's. */
const language = (): string => i18n.t('badge.language');
const day = (when: string | number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(when));
const moment = (when: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(when);

/** "today", "3 days ago"; a clock that runs behind makes no list come from tomorrow. */
function age(generated: string, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(generated)) / DAY));
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(-days, 'day');
}

/** What is in force, one line each; what the reader should know about it warns. */
export function describeList(status: ListStatus, now: Date): { text: string; warns: boolean }[] {
  const { expires, stale, damaged, killSwitches, from, chosen } = status;
  const lines = describeVersion(status, now);
  if (chosen && !from) lines.push({ text: i18n.t('list.waiting', [chosen.host]), warns: true });
  if (stale) lines.push({ text: i18n.t('list.stale', [day(expires)]), warns: true });
  if (damaged) lines.push({ text: i18n.t('list.damaged'), warns: true });
  if (killSwitches.length > 0) {
    const names = killSwitches.map(featureName).join(i18n.t('badge.list_separator'));
    lines.push({ text: i18n.t('list.killed', [names]), warns: true });
  }
  return lines;
}

/** Which list it is; one that is not Unsaid's own says so in the same line. */
function describeVersion(
  { version, generated, origin, from }: ListStatus,
  now: Date,
): { text: string; warns: boolean }[] {
  const which = [String(version), day(generated), age(generated, now)] as const;
  if (from) {
    const of = [...which, from.host] as const;
    const text = from.unsigned ? i18n.t('list.otherUnsigned', [...of]) : i18n.t('list.otherSigned', [...of]);
    return [{ text, warns: from.unsigned }];
  }
  return [
    { text: i18n.t('list.version', [...which]), warns: false },
    { text: i18n.t(origin === 'bundled' ? 'list.bundled' : 'list.downloaded'), warns: false },
  ];
}

/** How the last look for a newer list, or the last going back, ended. */
export function describeCheck({ last }: ListStatus): string {
  if (!last) return i18n.t('list.neverChecked');
  const at = moment(last.at);
  switch (last.outcome.kind) {
    case 'current':
      return i18n.t('list.checkedCurrent', [at]);
    case 'updated':
      return i18n.t('list.checkedUpdated', [at, String(last.outcome.version)]);
    case 'rolled-back':
      return i18n.t('list.rolledBack', [at, String(last.outcome.version)]);
    case 'refused':
      return i18n.t('list.checkedRefused', [at, explain(last.outcome.reason)]);
  }
}

function featureName(feature: KillSwitch): string {
  switch (feature) {
    case 'badges':
      return i18n.t('list.featureBadges');
    case 'model-mark':
      return i18n.t('list.featureModelMark');
    case 'detector':
      return i18n.t('list.featureDetector');
  }
}

/** WXT types each message by its own number of substitutions; these are chosen by their code. */
const getMessage = (key: string, substitutions: readonly string[]): string =>
  (browser.i18n.getMessage as (key: string, substitutions: readonly string[]) => string)(key, substitutions);

/** What a list has lost, in the reader's words; the list itself names it by its field. */
function partName(part: string): string {
  switch (part) {
    case 'models':
      return i18n.t('pages.models');
    case 'topics':
      return i18n.t('pages.topics');
    case 'behaviours':
      return i18n.t('list.partRecords');
    default:
      return part;
  }
}

/** What a reason names, as its readers write it: dates, and parts of a list. */
function sayValue(value: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))) return day(value);
  return partName(value);
}

const explain = ({ code, values }: Reason): string => getMessage(`list_why_${code}`, values.map(sayValue));

/** What is wrong with an address or a key that was typed. */
export const explainSource = (problem: SourceProblem): string => getMessage(`list_source_${problem}`, []);
