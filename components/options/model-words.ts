import { i18n } from '#i18n';
import type { ModelStatus } from '../../utils/knowledge/types.ts';
import type { Evidence } from '../../utils/pages/model-rows.ts';
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

/** How much there is on exactly these weights; what relatives did is told only where there is nothing else. */
export function describeEvidence({ judged, tests, choice, documented, other, related }: Evidence): string {
  if (judged > 0) return i18n.t('pages.evidence', [figure(judged), figure(tests)]);
  if (choice > 0) return i18n.t('pages.evidenceChoice');
  if (documented > 0) return i18n.t('pages.evidenceDocumented');
  if (other > 0) return i18n.t('pages.evidenceOther');
  return related > 0 ? i18n.t('pages.evidenceRelated') : i18n.t('pages.evidenceNone');
}
