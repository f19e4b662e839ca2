import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type PageState, sendToTab } from '../utils/messages.ts';
import { openOptions } from '../utils/own-page.ts';
import {
  changeSettings,
  DEFAULT_SETTINGS,
  readSettings,
  type Settings,
  watchSettings,
} from '../utils/settings.ts';
import { ListPanel } from './list-panel.tsx';

/** `elsewhere`: no page of HuggingChat, or one that was open before Unsaid was installed. */
type Page = PageState | { readonly state: 'loading' | 'elsewhere' };

/** What page this is, whether it can be read, and the switch that stops everything. */
export function Popup(): ReactNode {
  const settings = useSettings();
  const page = usePageState(settings);
  return (
    <>
      <h1>Unsaid</h1>
      <p role="status">{describe(page)}</p>
      {'answers' in page && page.state === 'ready' && (
        <p className="muted">{i18n.t('popup.counts', [String(page.answers), String(page.marked)])}</p>
      )}
      <PauseSwitch paused={settings.paused} />
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
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const problem = await sendToTab(tab?.id ?? -1, 'report-shown').catch(() => null);
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
      </p>
      {told && <p role="alert">{told}</p>}
    </>
  );
}

function PauseSwitch({ paused }: { paused: boolean }): ReactNode {
  const [failed, setFailed] = useState(false);
  const change = () =>
    changeSettings({ paused: !paused }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <label className="switch">
        <input type="checkbox" checked={paused} onChange={change} />
        {i18n.t('popup.pause')}
      </label>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
    </>
  );
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

function useSettings(): Settings {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  useEffect(() => {
    const controller = new AbortController();
    void readSettings().then((stored) => controller.signal.aborted || setSettings(stored));
    watchSettings(setSettings, controller.signal);
    return () => controller.abort();
  }, []);
  return settings;
}

/** Asks the page under the popup once a second while the popup is open, and at once when the settings change. */
function usePageState(settings: Settings): Page {
  const [page, setPage] = useState<Page>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the settings change
  useEffect(() => {
    let open = true;
    const ask = async () => {
      const next = await readPage();
      if (open) setPage(next);
    };
    void ask();
    const timer = setInterval(ask, 1000);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, [settings]);
  return page;
}

async function readPage(): Promise<Page> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return { state: 'elsewhere' };
  try {
    return await sendToTab(tab.id, 'get-page-state');
  } catch {
    return { state: 'elsewhere' };
  }
}
