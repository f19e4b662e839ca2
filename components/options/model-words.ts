import { i18n } from '#i18n';
import type { ModelStatus } from '../../utils/knowledge/types.ts';
import type { Evidence } from '../../utils/pages/model-rows.ts';
import type { Verdict } from '../../utils/pages/verdict.ts';
import { figure } from './figures.ts';

export function statusName(status: ModelStatus): string {
  switch (status) {
    case 'current':
      return i18n.t('pages.statusCurrent');
    case 'former':
      return i18n.t('pages.statusFormer');
    case 'reference':
      return i18n.t('pages.statusReference');
  }
}

/** @param text what is known, in one line, where there is a level */
export function describeVerdict(verdict: Verdict, text: string): string {
  switch (verdict) {
    case 'no-topic':
      return i18n.t('pages.noTopicMeasured');
    case 'not-open':
      return i18n.t('pages.notOpenMeasured');
    default:
      return text;
  }
}

/** How much there is on exactly these weights; what relatives did is told only where there is nothing else. */
export function describeEvidence({ judged, tests, choice, documented, other, related }: Evidence): string {
  if (judged > 0) return i18n.t('pages.evidence', [figure(judged), figure(tests)]);
  if (choice > 0) return i18n.t('pages.evidenceChoice');
  if (documented > 0) return i18n.t('pages.evidenceDocumented');
  if (other > 0) return i18n.t('pages.evidenceOther');
  return related > 0 ? i18n.t('pages.evidenceRelated') : i18n.t('pages.evidenceNone');
}
