import type { CSSProperties, ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Chart, ChartTest } from '../../utils/pages/chart.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { figure, percent } from './figures.ts';
import { RateDot } from './rate-bar.tsx';

const TICKS = [0, 0.5, 1];

/** Models down, languages across, one common axis; a picture as a whole, for its table says the same in words. */
export function ChartFigure({ test, chart }: { test: ChartTest; chart: Chart }): ReactNode {
  const { languages, rows } = chart;
  const words = browserWords();
  const across = { '--panels': languages.length } as CSSProperties;
  return (
    <figure className="chart">
      <Legend refusal={test.axis === 'refusal'} />
      <div
        role="img"
        aria-label={i18n.t('pages.chartSaid', [figure(rows.length), test.title])}
        style={across}
      >
        <div className="chart-row heads">
          <span />
          {languages.map((language) => (
            <span key={language} className="axis">
              <strong>{words.languageTitle(language)}</strong>
              <span className="ticks">
                {TICKS.map((tick) => (
                  <span key={tick}>{percent(tick)}</span>
                ))}
              </span>
            </span>
          ))}
        </div>
        {rows.map(({ ids, name, cells }) => (
          <div className="chart-row" key={ids.join()}>
            <span className="name">{name}</span>
            {languages.map((language, index) => (
              <span key={language} className="panel">
                {cells[index]?.length ? (
                  cells[index].map((rate) => <RateDot key={rate.behaviour} rate={rate} />)
                ) : (
                  <span className="missing" />
                )}
              </span>
            ))}
          </div>
        ))}
      </div>
    </figure>
  );
}

/** Shape says what colour says. */
function Legend({ refusal }: { refusal: boolean }): ReactNode {
  return (
    <figcaption className="legend small">
      <span>
        <span className="dots note" aria-hidden="true">
          <b />
          <i />
        </span>
        {i18n.t('pages.legendPlain')}
      </span>
      <span>
        <span className="missing" aria-hidden="true" />
        {i18n.t('pages.legendNone')}
      </span>
      {refusal && (
        <>
          <span>
            <span className="dots caution" aria-hidden="true">
              <b />
              <i />
            </span>
            {i18n.t('pages.legendWarns')}
          </span>
          <span>
            <span className="dots" aria-hidden="true">
              <u />
            </span>
            {i18n.t('pages.legendControl')}
          </span>
        </>
      )}
    </figcaption>
  );
}
