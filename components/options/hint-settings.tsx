import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeHintChoices, readHintChoices, watchHintChoices } from '../../utils/hint-choices.ts';
import { including } from '../../utils/including.ts';
import { SettingSwitch } from '../setting-switch.tsx';
import { useStored } from '../use-stored.ts';
import { useTopicNames } from '../use-topic-names.ts';
import { ShownAgain } from './shown-again.tsx';

/** The line above the composer: whether it shows, and on which topics it is not wanted. */
export function HintSettings(): ReactNode {
  const choices = useStored(readHintChoices, watchHintChoices);
  const nameOf = useTopicNames();
  if (!choices) return null;
  const { shown, hiddenTopics } = choices;
  return (
    <section aria-labelledby="hints">
      <h2 id="hints">{i18n.t('settings.hints')}</h2>
      <SettingSwitch on={shown} change={(on) => changeHintChoices(() => ({ shown: on }))}>
        {i18n.t('settings.hintsShown')}
      </SettingSwitch>
      <ShownAgain
        title={i18n.t('settings.hintsHidden')}
        items={hiddenTopics.map((id) => ({ id, name: nameOf(id) }))}
        showAgain={(id) =>
          changeHintChoices((now) => ({ hiddenTopics: including(now.hiddenTopics, id, false) }))
        }
      />
    </section>
  );
}
