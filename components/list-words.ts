import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
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
  const { version, generated, expires, stale, origin, damaged, killSwitches } = status;
  const lines = [
    { text: i18n.t('list.version', [String(version), day(generated), age(generated, now)]), warns: false },
    { text: i18n.t(origin === 'bundled' ? 'list.bundled' : 'list.downloaded'), warns: false },
  ];
  if (stale) lines.push({ text: i18n.t('list.stale', [day(expires)]), warns: true });
  if (damaged) lines.push({ text: i18n.t('list.damaged'), warns: true });
  if (killSwitches.length > 0) {
    const names = killSwitches.map(featureName).join(i18n.t('badge.list_separator'));
    lines.push({ text: i18n.t('list.killed', [names]), warns: true });
  }
  return lines;
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
function explain({ code, values }: Reason): string {
  const getMessage = browser.i18n.getMessage as (key: string, substitutions: readonly string[]) => string;
  return getMessage(`list_why_${code}`, values);
}
