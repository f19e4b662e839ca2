import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeSettings } from '../../utils/settings.ts';
import { SettingChoice } from '../setting-choice.tsx';
import { useSettings } from '../use-settings.ts';

/** How Unsaid's own pages look. */
export function LookSettings(): ReactNode {
  const { theme } = useSettings();
  return (
    <section aria-labelledby="look">
      <h2 id="look">{i18n.t('settings.look')}</h2>
      <SettingChoice
        legend={i18n.t('settings.theme')}
        options={[
          { value: 'auto', label: i18n.t('settings.themeAuto') },
          { value: 'light', label: i18n.t('settings.themeLight') },
          { value: 'dark', label: i18n.t('settings.themeDark') },
        ]}
        chosen={theme}
        change={(chosen) => changeSettings({ theme: chosen })}
      >
        {i18n.t('settings.themeMore')}
      </SettingChoice>
    </section>
  );
}
