import { i18n } from '#i18n';

let numbers: Intl.NumberFormat | undefined;

/** A number in the interface's language; half counts occur. */
export function figure(value: number): string {
  numbers ??= new Intl.NumberFormat(i18n.t('badge.language'), { maximumFractionDigits: 1 });
  return numbers.format(value);
}

let percents: Intl.NumberFormat | undefined;
/** A share 0..1 in the interface's language. */
export function percent(share: number): string {
  percents ??= new Intl.NumberFormat(i18n.t('badge.language'), { style: 'percent' });
  return percents.format(share);
}
