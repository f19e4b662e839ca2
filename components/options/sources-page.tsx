import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { type SourceAxis, type SourceRow, sourceRows } from '../../utils/pages/source-rows.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { axisName } from './construct-words.ts';
import { figure } from './figures.ts';
import { ARRIVAL, useArrival } from './use-arrival.ts';

/** Where every figure comes from: method, dates, size, limits, licence, link. */
export function SourcesPage({ source, knowledge }: { source: string; knowledge: Knowledge }): ReactNode {
  const rows = useMemo(() => sourceRows(knowledge, browserWords()), [knowledge]);
  if (rows.length === 0) return <p>{i18n.t('pages.noSources')}</p>;
  return (
    <>
      <p className="muted">{i18n.t('pages.sourcesIntro')}</p>
      {rows.map((row) => (
        <SourceCard key={row.id} row={row} arrived={row.id === source} />
      ))}
    </>
  );
}

function describeSize({ axis, rows, models, judged }: SourceAxis): string {
  const name = axisName(axis);
  return judged > 0
    ? i18n.t('pages.sourceJudged', [name, figure(rows), figure(models), figure(judged)])
    : i18n.t('pages.sourceRows', [name, figure(rows), figure(models)]);
}

function SourceCard({ row, arrived }: { row: SourceRow; arrived: boolean }): ReactNode {
  const { id, title, authors, url, secondHand, date, method, limits, licence, cite, tests, axes } = row;
  const element = useArrival<HTMLElement>(arrived);
  const facts: readonly (readonly [string, string])[] = [
    [i18n.t('pages.sourceDate'), date],
    [i18n.t('pages.sourceMethod'), method],
    [i18n.t('pages.sourceLimits'), limits],
    [i18n.t('pages.sourceLicence'), licence],
    [i18n.t('pages.sourceCite'), cite],
  ];
  return (
    <article
      ref={element}
      className={arrived ? 'card source chosen' : 'card source'}
      data-source={id}
      tabIndex={-1}
      {...(arrived ? { [ARRIVAL]: '' } : {})}
    >
      <h2 lang="en">{title}</h2>
      <p className="muted" lang="en">
        {authors}
      </p>
      {secondHand && <p>{i18n.t('pages.sourceSecondHand')}</p>}
      <dl>
        <dt>{i18n.t('pages.sourceAsks')}</dt>
        <dd>{browserWords().list(tests)}</dd>
        <dt>{i18n.t('pages.sourceSize')}</dt>
        {axes.map((axis) => (
          <dd key={axis.axis}>{describeSize(axis)}</dd>
        ))}
        {facts.map(([name, text]) => (
          <Fact key={name} name={name} text={text} />
        ))}
      </dl>
      {url && (
        <p>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {i18n.t('pages.sourceOpen')}
            <span className="unseen" lang="en">
              {' '}
              {title}
            </span>
          </a>
        </p>
      )}
    </article>
  );
}

function Fact({ name, text }: { name: string; text: string }): ReactNode {
  if (!text) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd lang="en">{text}</dd>
    </>
  );
}
