import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeBadgeChoices, including } from '../../utils/badge-choices.ts';
import { SettingSwitch } from '../setting-switch.tsx';
import { useBadgeChoices } from '../use-badge-choices.ts';

/** Nothing shows beside answers on this topic. */
export function MuteTopic({ topic }: { topic: string }): ReactNode {
  const { mutedTopics } = useBadgeChoices();
  return (
    <SettingSwitch
      on={mutedTopics.includes(topic)}
      change={(on) => changeBadgeChoices({ mutedTopics: including(mutedTopics, topic, on) })}
    >
      {i18n.t('settings.muteTopic')}
    </SettingSwitch>
  );
}

/** Nothing shows beside answers of this model. */
export function MuteModel({ model }: { model: string }): ReactNode {
  const { mutedModels } = useBadgeChoices();
  return (
    <SettingSwitch
      on={mutedModels.includes(model)}
      change={(on) => changeBadgeChoices({ mutedModels: including(mutedModels, model, on) })}
    >
      {i18n.t('settings.muteModel')}
    </SettingSwitch>
  );
}
