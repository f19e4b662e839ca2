import { type ReactNode, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { type ChartOrder, type ChartTest, chartOf, chartTests } from '../../utils/pages/chart.ts';
import { sourceHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { ChartFigure } from './chart-figure.tsx';
import { ChartTable } from './chart-table.tsx';
import { figure } from './figures.ts';

/** All models of one test by language, as a picture and as a table. */
export function ChartView({ knowledge }: { knowledge: Knowledge }): ReactNode {
  const words = browserWords();
  const tests = useMemo(() => chartTests(knowledge, words), [knowledge, words]);
  const [key, setKey] = useState('');
  const [wish, setWish] = useState<ChartOrder>(words.language as ChartOrder);
  const test = tests.find((one) => one.key === key) ?? tests[0];
  if (!test) return <p>{i18n.t('pages.noModels')}</p>;
  const { languages } = chartOf(test, 'name', knowledge, words);
  const order = wish === 'name' || languages.includes(wish) ? wish : (languages[0] ?? 'name');
  const chart = chartOf(test, order, knowledge, words);
  return (
    <>
      <div className="tools">
        <label className="grow">
          {i18n.t('pages.chartTest')}
          <select value={test.key} onChange={({ target }) => setKey(target.value)}>
            <TestOptions axis="refusal" tests={tests} label={i18n.t('pages.chartRefusal')} />
            <TestOptions axis="choice" tests={tests} label={i18n.t('pages.chartChoice')} />
          </select>
        </label>
        <label>
          {i18n.t('pages.order')}
          <select value={order} onChange={({ target }) => setWish(target.value as ChartOrder)}>
            {languages.map((language) => (
              <option key={language} value={language}>
                {i18n.t('pages.orderLanguage', [words.languageName(language)])}
              </option>
            ))}
            <option value="name">{i18n.t('pages.orderName')}</option>
          </select>
        </label>
      </div>
      <p className="muted">
        {test.axis === 'choice' ? i18n.t('pages.chartIntroChoice') : i18n.t('pages.chartIntroRefusal')}
        {i18n.t('badge.sentence_gap')}
        {i18n.t('pages.inLanguage', [i18n.t('pages.source')])}
        <a href={sourceHash(test.source)} lang="en">
          {knowledge.sources.get(test.source)?.title ?? test.source}
        </a>
      </p>
      <ChartFigure test={test} chart={chart} />
      <ChartTable test={test} chart={chart} />
    </>
  );
}

interface TestOptionsProps {
  readonly axis: ChartTest['axis'];
  readonly tests: readonly ChartTest[];
  readonly label: string;
}

function TestOptions({ axis, tests, label }: TestOptionsProps): ReactNode {
  const own = tests.filter((test) => test.axis === axis);
  if (own.length === 0) return null;
  return (
    <optgroup label={label}>
      {own.map(({ key, title, models }) => (
        <option key={key} value={key}>
          {i18n.t('pages.chartOption', [title, figure(models)])}
        </option>
      ))}
    </optgroup>
  );
}
