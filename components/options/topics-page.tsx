import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { topicHash } from '../../utils/pages/route.ts';
import { createSearch } from '../../utils/pages/search.ts';
import { type TopicRow, topicRows } from '../../utils/pages/topic-rows.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { figure } from './figures.ts';
import { TopicView } from './topic-view.tsx';
import { ARRIVAL, useArrival } from './use-arrival.ts';

interface Props {
  /** The one that is open; empty: the list. */
  readonly topic: string;
  /** The one that the reader comes back from; empty: none. */
  readonly cameFrom: string;
  readonly knowledge: Knowledge;
}

/** Topics: all that the list knows, or one with what is known of models on it. */
export function TopicsPage({ topic, cameFrom, knowledge }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const rows = useMemo(() => topicRows(knowledge, browserWords()), [knowledge]);
  if (topic)
    return (
      <>
        <p>
          <a href="#topics">← {i18n.t('pages.backToTopics')}</a>
        </p>
        <TopicView id={topic} knowledge={knowledge} />
      </>
    );
  if (rows.length === 0) return <p>{i18n.t('pages.noTopics')}</p>;
  return (
    <>
      <p className="muted">{i18n.t('pages.topicsIntro')}</p>
      <label>
        {i18n.t('pages.searchTopics')}
        <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      </label>
      <TopicTable rows={rows} search={search} cameFrom={cameFrom} />
    </>
  );
}

interface TableProps {
  readonly rows: readonly TopicRow[];
  readonly search: string;
  readonly cameFrom: string;
}

function TopicTable({ rows, search, cameFrom }: TableProps): ReactNode {
  const wanted = useDeferredValue(search);
  const find = useMemo(() => createSearch(rows, ({ texts }) => texts), [rows]);
  const found = find(wanted);
  return (
    <>
      <p className="muted" role="status">
        {found.length === 0
          ? i18n.t('pages.noTopic')
          : i18n.t('pages.shown', [figure(found.length), figure(rows.length)])}
      </p>
      {found.length > 0 && (
        <table className="topics">
          <thead>
            <tr>
              <th scope="col">{i18n.t('pages.topic')}</th>
              <th scope="col">{i18n.t('pages.region')}</th>
              <th scope="col" className="count terms">
                {i18n.t('pages.termCount')}
              </th>
              <th scope="col" className="count">
                {i18n.t('pages.modelCount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <Row key={row.id} row={row} arrived={row.id === cameFrom} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ row, arrived }: { row: TopicRow; arrived: boolean }): ReactNode {
  const { id, title, region, parent, terms, models } = row;
  const link = useArrival<HTMLAnchorElement>(arrived);
  return (
    <tr data-topic={id}>
      <th scope="row">
        <a ref={link} href={topicHash(id)} {...(arrived ? { [ARRIVAL]: '' } : {})}>
          {title}
        </a>
        {parent && <span className="muted small"> {i18n.t('pages.partOf', [parent])}</span>}
      </th>
      <td className="region">{region}</td>
      <td className="count terms">{figure(terms)}</td>
      <td className="count">{models > 0 ? figure(models) : '–'}</td>
    </tr>
  );
}
