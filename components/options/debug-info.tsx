import { type ReactNode, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import type { ListStatus } from '../../utils/list-status.ts';
import { debugInfo } from '../../utils/pages/debug-info.ts';
import { kindOf } from '../../utils/reports/build-setting.ts';
import { useBadgeChoices } from '../use-badge-choices.ts';
import { useDestination, useReports } from '../use-reports.ts';
import { useSettings } from '../use-settings.ts';

interface Props {
  readonly status: ListStatus | null;
  readonly knowledge: Knowledge | Error | undefined;
}

/** Facts for a problem report, as text to read first and to copy then. */
export function DebugInfo({ status, knowledge }: Props): ReactNode {
  const text = useDebugText({ status, knowledge });
  const [told, setTold] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setTold(i18n.t('report.copied')),
      () => setTold(i18n.t('report.copyFailed')),
    );
  return (
    <section aria-labelledby="debug">
      <h2 id="debug">{i18n.t('pages.aboutDebug')}</h2>
      <p className="muted">{i18n.t('pages.aboutDebugMore')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre lang="en" data-debug="" tabIndex={0}>
        {text}
      </pre>
      <button type="button" onClick={() => void copy()}>
        {i18n.t('pages.copy')}
      </button>{' '}
      <span role="status">{told}</span>
    </section>
  );
}

function useDebugText({ status, knowledge }: Props): string {
  const settings = useSettings();
  const choices = useBadgeChoices();
  const destination = useDestination();
  const rows = useReports();
  const reports: Record<string, number> = {};
  for (const { state } of Array.isArray(rows) ? rows : [])
    reports[state.kind] = (reports[state.kind] ?? 0) + 1;
  const list = knowledge && !(knowledge instanceof Error) ? knowledge.list : null;
  return debugInfo({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    interfaceLanguage: i18n.t('badge.language'),
    browserLanguage: navigator.language,
    list: status,
    counts: list
      ? {
          models: list.models.length,
          topics: list.topics.length,
          sources: list.sources.length,
          records: list.behaviours.length,
        }
      : {},
    reports: Array.isArray(rows) ? reports : null,
    settings,
    choices,
    destination: destination ? kindOf(destination) : null,
  });
}
