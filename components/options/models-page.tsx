import { type ReactNode, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { modelRows } from '../../utils/pages/model-rows.ts';
import type { Route } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { ChartView } from './chart-view.tsx';
import { CompareView } from './compare-view.tsx';
import { type Looking, ModelList } from './model-list.tsx';
import { ModelProfile } from './model-profile.tsx';

interface Props {
  readonly route: Extract<Route, { section: 'models' }>;
  readonly before: Route;
  readonly knowledge: Knowledge;
}

/** Models: the list, the chart, one model's profile, or some side by side. */
export function ModelsPage({ route, before, knowledge }: Props): ReactNode {
  const [looking, setLooking] = useState<Looking>({ search: '', order: 'evidence', chosen: [] });
  const rows = useMemo(() => modelRows(knowledge, browserWords()), [knowledge]);
  const cameFrom = before.section === 'models' && before.view === 'profile' ? before.model : '';
  switch (route.view) {
    case 'profile':
      return (
        <>
          <Back />
          <ModelProfile id={route.model} knowledge={knowledge} />
        </>
      );
    case 'compare':
      return (
        <>
          <Back />
          <CompareView ids={route.models} knowledge={knowledge} />
        </>
      );
    case 'chart':
      return (
        <>
          <Views chart={true} />
          <ChartView knowledge={knowledge} />
        </>
      );
    case 'list':
      return (
        <>
          <Views chart={false} />
          <p className="muted">{i18n.t('pages.modelsIntro')}</p>
          <ModelList rows={rows} looking={looking} onLook={setLooking} cameFrom={cameFrom} />
        </>
      );
  }
}

const Back = (): ReactNode => (
  <p>
    <a href="#models">← {i18n.t('pages.backToModels')}</a>
  </p>
);

function Views({ chart }: { chart: boolean }): ReactNode {
  return (
    <nav className="views" aria-label={i18n.t('pages.modelViews')}>
      <a className="tab" href="#models" aria-current={chart ? undefined : 'page'}>
        {i18n.t('pages.viewList')}
      </a>
      <a className="tab" href="#chart" aria-current={chart ? 'page' : undefined}>
        {i18n.t('pages.viewChart')}
      </a>
    </nav>
  );
}
