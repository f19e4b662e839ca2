import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ComparedTest, Comparison, Construct, Finding } from '../../utils/pages/compare.ts';
import type { Share } from '../../utils/pages/rate.ts';
import { figure } from './figures.ts';
import { LineText } from './line-text.tsx';
import { RateBar } from './rate-bar.tsx';

interface TestRowsProps extends Pick<Comparison, 'models'> {
  readonly construct: Construct;
  readonly test: ComparedTest;
}

/** One test: its name, and a line for each of its languages. */
export function TestRows({ construct, test, models }: TestRowsProps): ReactNode {
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
              <Findings construct={construct} findings={cells[index] ?? []} language={language} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface FindingsProps {
  readonly construct: Construct;
  readonly findings: readonly Finding[];
  readonly language: string;
}

function Findings({ construct, findings, language }: FindingsProps): ReactNode {
  if (findings.length === 0 && construct === 'documented')
    return <span className="muted">{i18n.t('pages.notDocumented')}</span>;
  if (findings.length === 0) return <RateBar rate={null} label={language} />;
  return findings.map((finding) =>
    finding.kind === 'rate' ? (
      <div key={finding.rate.behaviour}>
        <RateBar rate={finding.rate} label={language} />
        {finding.rate.control && <Control share={finding.rate.control} />}
        {findings.length > 1 && <p className="muted small">{finding.rate.host}</p>}
      </div>
    ) : (
      <p key={finding.behaviour}>
        <LineText line={finding.line} />
      </p>
    ),
  );
}

/** What the model did elsewhere: without it, a model that declines much of everything would look like one that declines this. */
const Control = ({ share: { hits, judged } }: { share: Share }): ReactNode => (
  <p className="muted small">{i18n.t('pages.control', [figure(hits), figure(judged)])}</p>
);
