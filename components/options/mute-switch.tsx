import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeBadgeChoices } from '../../utils/badge-choices.ts';
import { including } from '../../utils/including.ts';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { topicHash } from '../../utils/pages/route.ts';
import { isMutedModel, listedId, mutedBy } from '../../utils/shown.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { topicTitle } from '../../utils/wording/scene.ts';
import { SettingSwitch } from '../setting-switch.tsx';
import { useBadgeChoices } from '../use-badge-choices.ts';

/** Nothing shows on this topic; one that is muted with a wider topic says so, for there it is undone. */
export function MuteTopic({ topic, knowledge }: { topic: string; knowledge: Knowledge }): ReactNode {
  const { mutedTopics } = useBadgeChoices();
  const by = mutedBy(topic, knowledge, mutedTopics);
  if (by !== null && by !== topic)
    return (
      <p>
        <a href={topicHash(by)}>
          {i18n.t('settings.mutedWith', [topicTitle({ words: browserWords(), knowledge }, by)])}
        </a>
      </p>
    );
  return (
    <SettingSwitch
      on={by === topic}
      change={(on) => changeBadgeChoices((now) => ({ mutedTopics: including(now.mutedTopics, topic, on) }))}
    >
      {i18n.t('settings.muteTopic')}
    </SettingSwitch>
  );
}

/** Nothing shows for this model: beside its answers, beside the composer, or before a question is sent. */
export function MuteModel({ model, knowledge }: { model: string; knowledge: Knowledge }): ReactNode {
  const { mutedModels } = useBadgeChoices();
  const id = listedId(model, knowledge);
  const same = (one: string) => listedId(one, knowledge) === id;
  return (
    <SettingSwitch
      on={isMutedModel(model, knowledge, mutedModels)}
      change={(on) =>
        changeBadgeChoices((now) => ({
          mutedModels: including(
            now.mutedModels.filter((one) => !same(one)),
            id,
            on,
          ),
        }))
      }
    >
      {i18n.t('settings.muteModel')}
    </SettingSwitch>
  );
}
