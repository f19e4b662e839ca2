import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { changeSettings } from '../utils/settings.ts';
import { askPage, type Page } from './use-page-state.ts';

/** Nothing is read and nothing shown: on this page until it is loaded anew, or everywhere. */
export function PauseSwitches({ page, paused }: { page: Page; paused: boolean }): ReactNode {
  const [failed, setFailed] = useState(false);
  const change = () =>
    changeSettings({ paused: !paused }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      {'pausedHere' in page && !paused && (
        <label className="switch">
          <input
            type="checkbox"
            checked={page.pausedHere}
            onChange={() => void askPage({ type: 'pause-here', paused: !page.pausedHere })}
          />
          {i18n.t('popup.pauseHere')}
        </label>
      )}
      <label className="switch">
        <input type="checkbox" checked={paused} onChange={change} />
        {i18n.t('popup.pause')}
      </label>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
    </>
  );
}
