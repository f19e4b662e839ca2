import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { changeSettings } from '../../utils/settings.ts';
import { PauseSwitches } from '../pause-switches.tsx';
import { useSettings } from '../use-settings.ts';

/** What shows beside answers, and where nothing does. */
export function BadgeSettings(): ReactNode {
  const { paused, showOpen } = useSettings();
  const [failed, setFailed] = useState(false);
  const change = () =>
    changeSettings({ showOpen: !showOpen }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <section aria-labelledby="badges">
      <h2 id="badges">{i18n.t('settings.badges')}</h2>
      <label>
        <input type="checkbox" checked={showOpen} onChange={() => void change()} />{' '}
        {i18n.t('settings.showOpen')}
      </label>
      <p className="muted">{i18n.t('settings.showOpenMore')}</p>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
      <PauseSwitches page={{ state: 'elsewhere' }} paused={paused} />
    </section>
  );
}
