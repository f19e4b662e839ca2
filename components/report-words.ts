import { i18n } from '#i18n';
import { type Destination, type DestinationKind, kindOf } from '../utils/reports/build-setting.ts';
import type { OutboxState } from '../utils/reports/outbox-machine.ts';
import type { Fate } from '../utils/reports/protocol.ts';
import { countMasks, type Masked } from '../utils/reports/redact.ts';
import type { ReportKind } from '../utils/reports/schema.ts';

export function kindName(kind: ReportKind): string {
  switch (kind) {
    case 'refusal':
      return i18n.t('report.kindRefusal');
    case 'evasion':
      return i18n.t('report.kindEvasion');
    case 'state-narrative':
      return i18n.t('report.kindStateNarrative');
    case 'badge-is-wrong':
      return i18n.t('report.kindBadgeIsWrong');
    case 'other':
      return i18n.t('report.kindOther');
  }
}

function maskName(kind: Masked): string {
  switch (kind) {
    case 'email':
      return i18n.t('report.maskEmail');
    case 'key':
      return i18n.t('report.maskKey');
    case 'address':
      return i18n.t('report.maskAddress');
    case 'number':
      return i18n.t('report.maskNumber');
    case 'network':
      return i18n.t('report.maskNetwork');
    case 'path':
      return i18n.t('report.maskPath');
  }
}

/** What was masked in these texts, by kind and number. */
export function describeMasks(...texts: readonly string[]): string {
  const counts = [...countMasks(...texts)].map(([kind, count]) => `${maskName(kind)} (${count})`);
  if (counts.length === 0) return i18n.t('report.maskedNone');
  return i18n.t('report.masked', [counts.join(i18n.t('badge.list_separator'))]);
}

/** Host of an address, for the reader. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** Where a report goes, in the page that asks. */
export function describeWhere(destination: Destination): string {
  const where: Readonly<Record<DestinationKind, () => string>> = {
    collector: () => i18n.t('report.whereCollector', [hostOf(destination.collector)]),
    hub: () => i18n.t('report.whereHub', [destination.repository]),
    copy: () => i18n.t('report.whereCopy'),
  };
  return where[kindOf(destination)]();
}

export function describeInForce(destination: Destination): string {
  const where: Readonly<Record<DestinationKind, () => string>> = {
    collector: () => i18n.t('report.inForceCollector', [hostOf(destination.collector)]),
    hub: () => i18n.t('report.inForceHub', [destination.repository]),
    copy: () => i18n.t('report.inForceCopy'),
  };
  return where[kindOf(destination)]();
}

/** A reason as the outbox writes it: a code, or the collector's own words. */
export function explainReason(reason: string): string {
  if (reason.startsWith('said:')) return reason.slice('said:'.length);
  if (reason.startsWith('http:')) return i18n.t('report.whyHttp', [reason.slice('http:'.length)]);
  if (reason === 'offline') return i18n.t('report.whyOffline');
  return reason === 'timeout' ? i18n.t('report.whyTimeout') : i18n.t('report.whyOther');
}

export const moment = (when: number): string =>
  new Intl.DateTimeFormat(i18n.t('badge.language'), { dateStyle: 'medium', timeStyle: 'short' }).format(when);

export function describeState(state: OutboxState): string {
  switch (state.kind) {
    case 'kept':
      return i18n.t('report.stateKept');
    case 'queued':
      return i18n.t('report.stateQueued');
    case 'sending':
      return i18n.t('report.stateSending');
    case 'failed':
      return i18n.t('report.stateFailed', [moment(state.retryAt), explainReason(state.reason)]);
    case 'delivered':
      return i18n.t('report.stateDelivered', [state.receipt]);
    case 'rejected':
      return i18n.t('report.stateRejected', [explainReason(state.reason)]);
    case 'deleting':
      return i18n.t('report.stateDeleting');
  }
}

export function describeFate({ status, list, reason }: Fate): string {
  switch (status) {
    case 'received':
      return i18n.t('report.fateReceived');
    case 'under-review':
      return i18n.t('report.fateUnderReview');
    case 'confirmed':
      return i18n.t('report.fateConfirmed', [list === null ? '?' : String(list)]);
    case 'rejected':
      return i18n.t('report.fateRejected', [reason]);
    case 'deleted':
      return i18n.t('report.fateDeleted');
    case 'unknown':
      return i18n.t('report.fateUnknown');
  }
}
