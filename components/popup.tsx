import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { openOptions } from '../utils/own-page.ts';
import { AnsweringModel } from './answering-model.tsx';
import { ListPanel } from './list-panel.tsx';
import { MarkedAnswers } from './marked-answers.tsx';
import { figure } from './options/figures.ts';
import { PauseEverywhere, PauseHere } from './pause-switches.tsx';
import { askPage, type Page, usePageState } from './use-page-state.ts';
import { useReports } from './use-reports.ts';
import { useSettings } from './use-settings.ts';

/** States of a report that has yet to arrive. */
const WAITING: readonly string[] = ['queued', 'sending', 'failed'];

/** What page this is, whether it can be read, and the switch that stops everything. */
export function Popup(): ReactNode {
  const settings = useSettings();
  const [page, askNow] = usePageState(settings);
  return (
    <>
      <h1>Unsaid</h1>
      <p role="status">{describe(page)}</p>
      {'answers' in page && page.state === 'ready' && (
        <p className="muted">{i18n.t('popup.counts', [figure(page.answers), figure(page.marked.length)])}</p>
      )}
      {'marked' in page && <MarkedAnswers marked={page.marked} />}
      {'model' in page && <AnsweringModel model={page.model} />}
      {'pausedHere' in page && !settings.paused && <PauseHere paused={page.pausedHere} onChanged={askNow} />}
      <PauseEverywhere paused={settings.paused} />
      <ListPanel listUpdates={settings.listUpdates} />
      <Reports ready={page.state === 'ready' && 'answers' in page && page.answers > 0} />
      <p className="muted small">{i18n.t('popup.independent')}</p>
    </>
  );
}

/** Reporting an answer whose badge does not show, and the way to all reports. */
function Reports({ ready }: { ready: boolean }): ReactNode {
  const [told, setTold] = useState('');
  const report = async () => {
    const problem = await askPage({ type: 'report-shown' });
    if (problem === '') window.close();
    else setTold(problem ?? i18n.t('popup.nothingInView'));
  };
  return (
    <>
      <p className="buttons">
        {ready && (
          <button type="button" onClick={() => void report()}>
            {i18n.t('popup.reportShown')}
          </button>
        )}
        <button type="button" onClick={() => void openOptions('#reports')}>
          {i18n.t('report.mine')}
        </button>
        <button type="button" onClick={() => void openOptions('#settings')}>
          {i18n.t('pages.settings')}
        </button>
      </p>
      <Waiting />
      {told && <p role="alert">{told}</p>}
    </>
  );
}

/** Reports on their way, or waiting for a network or a collector. */
function Waiting(): ReactNode {
  const reports = useReports();
  if (reports instanceof Error) return <p role="alert">{i18n.t('report.unreadable', [reports.message])}</p>;
  const waiting = reports?.filter(({ state }) => WAITING.includes(state.kind)).length ?? 0;
  return waiting > 0 && <p className="muted">{i18n.t('popup.waiting', [figure(waiting)])}</p>;
}

function describe(page: Page): string {
  switch (page.state) {
    case 'loading':
    case 'starting':
      return i18n.t('popup.loading');
    case 'elsewhere':
      return i18n.t('popup.elsewhere');
    case 'ready':
      return i18n.t('popup.ready');
    case 'paused':
      return i18n.t('popup.paused');
    case 'unreadable':
      return i18n.t('popup.unreadable', [page.reason]);
    case 'no-list':
      return i18n.t('popup.noList', [page.reason]);
  }
}
