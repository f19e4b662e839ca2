import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { i18n } from '#i18n';
import {
  type ModelOrder,
  type ModelRow,
  orderModels,
  SHOWN_LANGUAGES,
} from '../../utils/pages/model-rows.ts';
import { MAX_COMPARED } from '../../utils/pages/route.ts';
import { createSearch } from '../../utils/pages/search.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { CompareBar } from './compare-bar.tsx';
import { figure } from './figures.ts';
import { ModelItem } from './model-item.tsx';

/** What the reader looks for; outlives the list, which gives way to profiles. */
export interface Looking {
  readonly search: string;
  readonly order: ModelOrder;
  readonly chosen: readonly string[];
}

interface Props {
  readonly rows: readonly ModelRow[];
  readonly looking: Looking;
  readonly onLook: (change: (now: Looking) => Looking) => void;
  /** The model whose profile the reader comes back from; empty: none. */
  readonly cameFrom: string;
}

/** The whole catalogue of the list in force, searched and ordered. */
export function ModelList({ rows, looking, onLook, cameFrom }: Props): ReactNode {
  const { search, order, chosen } = looking;
  // Typing stays quick, however long the list: rows follow when there is time.
  const wanted = useDeferredValue(search);
  const find = useMemo(
    () => createSearch(orderModels(rows, order), ({ id, developer }) => [id, developer]),
    [rows, order],
  );
  const found = useMemo(() => find(wanted), [find, wanted]);
  const onChoose = useMemo(
    () => (id: string, isChosen: boolean) =>
      onLook((now) => ({
        ...now,
        chosen: isChosen
          ? [...now.chosen, id].slice(0, MAX_COMPARED)
          : now.chosen.filter((one) => one !== id),
      })),
    [onLook],
  );
  const words = browserWords();
  if (rows.length === 0) return <p>{i18n.t('pages.noModels')}</p>;
  return (
    <>
      <div className="tools">
        <label className="grow">
          {i18n.t('pages.searchModels')}
          <input
            type="search"
            value={search}
            onChange={({ target }) => onLook((now) => ({ ...now, search: target.value }))}
          />
        </label>
        <label>
          {i18n.t('pages.order')}
          <select
            value={order}
            onChange={({ target }) => onLook((now) => ({ ...now, order: target.value as ModelOrder }))}
          >
            <option value="evidence">{i18n.t('pages.orderEvidence')}</option>
            <option value="name">{i18n.t('pages.orderName')}</option>
          </select>
        </label>
      </div>
      <p className="muted" role="status">
        {found.length === 0
          ? i18n.t('pages.noModel')
          : i18n.t('pages.shown', [figure(found.length), figure(rows.length)])}
      </p>
      <div className="models">
        <div className="model heads" aria-hidden="true">
          <span>{i18n.t('pages.model')}</span>
          {SHOWN_LANGUAGES.map((language) => (
            <span key={language}>{words.languageTitle(language)}</span>
          ))}
          <span>{i18n.t('pages.otherLanguages')}</span>
          <span />
        </div>
        <ul>
          {found.map((row) => (
            <ModelItem
              key={row.id}
              row={row}
              chosen={chosen.includes(row.id)}
              full={chosen.length >= MAX_COMPARED}
              arrived={row.id === cameFrom}
              onChoose={onChoose}
            />
          ))}
        </ul>
      </div>
      <CompareBar chosen={chosen} onClear={() => onLook((now) => ({ ...now, chosen: [] }))} />
    </>
  );
}
