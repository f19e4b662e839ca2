import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeSettings } from '../utils/settings.ts';
import { SettingSwitch } from './setting-switch.tsx';
import { askPage } from './use-page-state.ts';

/** Nothing is read and nothing shown on the page under the popup, until it is loaded anew. */
export const PauseHere = ({ paused, onChanged }: { paused: boolean; onChanged: () => void }): ReactNode => (
  <SettingSwitch on={paused} change={(on) => askPage({ type: 'pause-here', paused: on }).then(onChanged)}>
    {i18n.t('popup.pauseHere')}
  </SettingSwitch>
);

/** Nothing is read and nothing shown anywhere. */
export const PauseEverywhere = ({ paused }: { paused: boolean }): ReactNode => (
  <SettingSwitch on={paused} change={(on) => changeSettings({ paused: on })}>
    {i18n.t('popup.pause')}
  </SettingSwitch>
);
