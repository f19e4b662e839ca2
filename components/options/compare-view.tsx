import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import {
  type ComparedTest,
  type Comparison,
  compareModels,
  type Finding,
} from '../../utils/pages/compare.ts';
import { modelHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { constructTitle } from './construct-words.ts';
import { LineText } from './line-text.tsx';
import { RateBar } from './rate-bar.tsx';
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
                <TestRows key={test.key} test={test} models={models} />
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

function TestRows({ test, models }: { test: ComparedTest } & Pick<Comparison, 'models'>): ReactNode {
  return (
    <tbody>
      <tr className="test">
        <th scope="rowgroup" colSpan={models.length + 1}>
          {test.test}
          <span className="muted small" lang="en">
            {test.source}
          </span>
        </th>
      </tr>
      {test.lines.map(({ language, cells }) => (
        <tr key={language}>
          <th scope="row">{language}</th>
          {models.map(({ id }, index) => (
            <td key={id}>
              <Findings findings={cells[index] ?? []} language={language} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Findings({ findings, language }: { findings: readonly Finding[]; language: string }): ReactNode {
  if (findings.length === 0) return <RateBar rate={null} label={language} />;
  return findings.map((finding) =>
    finding.kind === 'rate' ? (
      <div key={finding.rate.behaviour}>
        <RateBar rate={finding.rate} label={language} />
        {findings.length > 1 && <span className="muted small">{finding.rate.host}</span>}
      </div>
    ) : (
      <p key={finding.behaviour}>
        <LineText line={finding.line} />
      </p>
    ),
  );
}
