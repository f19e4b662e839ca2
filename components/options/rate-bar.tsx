import type { CSSProperties, ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Rate, Share } from '../../utils/pages/rate.ts';
import { figure } from './figures.ts';

const cent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const at = (share: number): CSSProperties => ({ insetInlineStart: cent(share) });
const along = ({ low, high }: Share): CSSProperties => ({ ...at(low), inlineSize: cent(high - low) });

/** "5 of 50 not answered, 95% interval: 4% - 21%", for those who do not see the picture, and on hovering. */
export function sayRate({ axis, hits, judged, interval }: Rate): string {
  const counts: [string, string] = [figure(hits), figure(judged)];
  const said = axis === 'choice' ? i18n.t('pages.shareChosen', counts) : i18n.t('pages.shareSaid', counts);
  return [said, i18n.t('badge.interval', [interval])].join(i18n.t('badge.list_separator'));
}

/** Who measured it, what was asked, and where. */
export const sayOrigin = ({ test, source, host }: Rate): string => [source, test, host].join(' · ');

interface RateBarProps {
  readonly rate: Rate | null;
  /** The language. */
  readonly label: string;
  /** Also says which test it is. */
  readonly named?: boolean;
}

/** One rate as a bar with its interval; null: not measured, which looks like no bar at all. */
export function RateBar({ rate, label, named = false }: RateBarProps): ReactNode {
  if (!rate)
    return (
      <span className="rate unmeasured">
        <span className="label">{i18n.t('pages.inLanguage', [label])}</span>
        <span className="track" aria-hidden="true" />
        <span className="number">{i18n.t('pages.notMeasured')}</span>
      </span>
    );
  const { share, warns, hits, judged } = rate;
  return (
    <span className={warns ? 'rate caution' : 'rate note'} title={`${sayRate(rate)}\n${sayOrigin(rate)}`}>
      <span className="label">{i18n.t('pages.inLanguage', [label])}</span>
      <span className="track" aria-hidden="true">
        <i style={{ inlineSize: cent(share) }} />
        <b style={along(rate)} />
      </span>
      <span className="number" aria-hidden="true">
        {i18n.t('pages.share', [figure(hits), figure(judged)])}
      </span>
      <span className="unseen">{sayRate(rate)}</span>
      {named && <span className="test muted">{rate.test}</span>}
    </span>
  );
}

/** The same as a mark on an axis, with the model's control; only the picture, its words are in the table. */
export function RateDot({ rate }: { rate: Rate }): ReactNode {
  const { share, warns, control } = rate;
  return (
    <span className={warns ? 'dots caution' : 'dots note'} title={`${sayRate(rate)}\n${sayOrigin(rate)}`}>
      <b style={along(rate)} />
      {control && <u style={at(control.share)} />}
      <i style={at(share)} />
    </span>
  );
}
