import { i18n } from '#i18n';
import type { Axis } from '../../utils/knowledge/types.ts';
import type { Construct } from '../../utils/pages/compare.ts';

/** What a construct is, so that nobody takes one for another. */
export function constructTitle(construct: Construct): string {
  switch (construct) {
    case 'refusal':
      return i18n.t('pages.constructRefusal');
    case 'choice':
      return i18n.t('badge.axis_choice');
    case 'omission':
      return i18n.t('badge.axis_omission');
    case 'framing':
      return i18n.t('badge.axis_framing');
    case 'documented':
      return i18n.t('badge.axis_documented');
    case 'quoted':
      return i18n.t('badge.axis_quoted');
    case 'context':
      return i18n.t('badge.axis_context');
  }
}

/** Its name alone. */
export function axisName(axis: Axis): string {
  switch (axis) {
    case 'refusal':
      return i18n.t('pages.axisRefusal');
    case 'choice':
      return i18n.t('pages.axisChoice');
    case 'omission':
      return i18n.t('pages.axisOmission');
    case 'framing':
      return i18n.t('pages.axisFraming');
    case 'documented':
      return i18n.t('pages.axisDocumented');
    case 'context':
      return i18n.t('pages.axisContext');
  }
}
