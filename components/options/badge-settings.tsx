import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeBadgeChoices, type Warning } from '../../utils/badge-choices.ts';
import { including } from '../../utils/including.ts';
import { LANGUAGES } from '../../utils/knowledge/types.ts';
import { changeSettings } from '../../utils/settings.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { PauseEverywhere } from '../pause-switches.tsx';
import { SettingChoice } from '../setting-choice.tsx';
import { SettingSwitch } from '../setting-switch.tsx';
import { useBadgeChoices } from '../use-badge-choices.ts';
import { useSettings } from '../use-settings.ts';

/** What shows beside answers, and where nothing does. */
export function BadgeSettings(): ReactNode {
  const { paused } = useSettings();
  return (
    <section aria-labelledby="badges">
      <h2 id="badges">{i18n.t('settings.badges')}</h2>
      <Levels />
      <Strength />
      <Languages />
      <PauseEverywhere paused={paused} />
    </section>
  );
}

function Levels(): ReactNode {
  const { hiddenLevels } = useBadgeChoices();
  const { showOpen } = useSettings();
  const levels: readonly (readonly [Warning, string])[] = [
    ['known-refusal', i18n.t('settings.levelKnown')],
    ['caution', i18n.t('settings.levelCaution')],
    ['refusal', i18n.t('settings.levelRefusal')],
  ];
  return (
    <fieldset>
      <legend>{i18n.t('settings.levels')}</legend>
      {levels.map(([level, label]) => (
        <SettingSwitch
          key={level}
          on={!hiddenLevels.includes(level)}
          change={(on) =>
            changeBadgeChoices((now) => ({ hiddenLevels: including(now.hiddenLevels, level, !on) }))
          }
        >
          {label}
        </SettingSwitch>
      ))}
      <SettingSwitch on={showOpen} change={(on) => changeSettings({ showOpen: on })}>
        {i18n.t('settings.showOpen')}
      </SettingSwitch>
      <p className="muted">{i18n.t('settings.showOpenMore')}</p>
    </fieldset>
  );
}

function Strength(): ReactNode {
  const { strongOnly } = useBadgeChoices();
  return (
    <SettingChoice
      legend={i18n.t('settings.strength')}
      options={[
        { value: 'all', label: i18n.t('settings.strengthAll') },
        { value: 'strong', label: i18n.t('settings.strengthStrong') },
      ]}
      chosen={strongOnly ? 'strong' : 'all'}
      change={(strength) => changeBadgeChoices(() => ({ strongOnly: strength === 'strong' }))}
    >
      {i18n.t('settings.strengthMore')}
    </SettingChoice>
  );
}

function Languages(): ReactNode {
  const { mutedLanguages } = useBadgeChoices();
  return (
    <fieldset>
      <legend>{i18n.t('settings.languages')}</legend>
      <div className="several">
        {LANGUAGES.map((language) => (
          <SettingSwitch
            key={language}
            on={!mutedLanguages.includes(language)}
            change={(on) =>
              changeBadgeChoices((now) => ({ mutedLanguages: including(now.mutedLanguages, language, !on) }))
            }
          >
            {browserWords().languageTitle(language)}
          </SettingSwitch>
        ))}
      </div>
      <p className="muted">{i18n.t('settings.languagesMore')}</p>
    </fieldset>
  );
}
