import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { type Comparison, compareModels } from '../../utils/pages/compare.ts';
import { modelHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { TestRows } from './compare-rows.tsx';
import { constructTitle } from './construct-words.ts';
import { Scroller } from './scroller.tsx';

/** Two to four models side by side; every construct in a table of its own. */
export function CompareView({ ids, knowledge }: { ids: readonly string[]; knowledge: Knowledge }): ReactNode {
  const found = useMemo(() => compareModels(ids, knowledge, browserWords()), [ids, knowledge]);
  const { models, unknown, constructs } = found;
  return (
    <>
      {models.length < 2 && <p>{i18n.t('pages.compareNone')}</p>}
      {unknown.length > 0 && (
        <p role="alert">{i18n.t('pages.compareUnknown', [browserWords().list(unknown)])}</p>
      )}
      {models.length > 0 && <p className="muted">{i18n.t('pages.compareIntro')}</p>}
      {models.length > 0 && constructs.length === 0 && <p>{i18n.t('pages.compareNothing')}</p>}
      {constructs.map(({ construct, tests }) => (
        <div key={construct} data-construct={construct}>
          <h2>{constructTitle(construct)}</h2>
          <Scroller label={constructTitle(construct)}>
            <table className="compare">
              <Heads models={models} />
              {tests.map((test) => (
                <TestRows key={test.key} construct={construct} test={test} models={models} />
              ))}
            </table>
          </Scroller>
        </div>
      ))}
    </>
  );
}

function Heads({ models }: Pick<Comparison, 'models'>): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col">{i18n.t('pages.language')}</th>
        {models.map(({ id, name }) => (
          <th key={id} scope="col">
            <a href={modelHash(id)}>{name}</a>
          </th>
        ))}
      </tr>
    </thead>
  );
}
