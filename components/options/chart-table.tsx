import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Chart, ChartTest } from '../../utils/pages/chart.ts';
import type { Rate } from '../../utils/pages/rate.ts';
import { modelHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { figure } from './figures.ts';
import { sayRate } from './rate-bar.tsx';
import { Scroller } from './scroller.tsx';

/** What the chart shows, in words and with its models' profiles to open. */
export function ChartTable({ test, chart }: { test: ChartTest; chart: Chart }): ReactNode {
  const { languages, rows } = chart;
  const words = browserWords();
  return (
    <details className="card">
      <summary>{i18n.t('pages.chartTable')}</summary>
      <Scroller label={test.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{i18n.t('pages.model')}</th>
              {languages.map((language) => (
                <th key={language} scope="col">
                  {words.languageTitle(language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ ids: [id = '', ...others], name, cells }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={modelHash(id)}>{name}</a>
                  {others.length > 0 && (
                    <span className="muted small"> {i18n.t('pages.alsoAs', [words.list(others)])}</span>
                  )}
                </th>
                {languages.map((language, index) => (
                  <td key={language}>
                    {cells[index]?.length
                      ? cells[index].map((rate) => <Cell key={rate.behaviour} rate={rate} />)
                      : i18n.t('pages.notMeasured')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function Cell({ rate }: { rate: Rate }): ReactNode {
  const { control, host } = rate;
  return (
    <p>
      {sayRate(rate)}
      {control && (
        <span className="muted">
          {' '}
          · {i18n.t('pages.control', [figure(control.hits), figure(control.judged)])}
        </span>
      )}
      <span className="muted small"> · {host}</span>
    </p>
  );
}
