import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeSettings } from '../../utils/settings.ts';
import { SettingChoice } from '../setting-choice.tsx';
import { useSettings } from '../use-settings.ts';

/** How Unsaid's own pages look. */
export const LookSettings = (): ReactNode => (
  <SettingChoice
    legend={i18n.t('settings.theme')}
    options={[
      { value: 'auto', label: i18n.t('settings.themeAuto') },
      { value: 'light', label: i18n.t('settings.themeLight') },
      { value: 'dark', label: i18n.t('settings.themeDark') },
    ]}
    chosen={useSettings().theme}
    change={(theme) => changeSettings({ theme })}
  >
    {i18n.t('settings.themeMore')}
  </SettingChoice>
);
