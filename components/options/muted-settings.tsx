import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeBadgeChoices, including } from '../../utils/badge-choices.ts';
import { useBadgeChoices } from '../use-badge-choices.ts';
import { useTopicNames } from '../use-topic-names.ts';
import { ShownAgain } from './shown-again.tsx';

/** Topics and models of which the reader wants to see nothing. */
export function MutedSettings(): ReactNode {
  const { mutedTopics, mutedModels } = useBadgeChoices();
  const nameOf = useTopicNames();
  return (
    <section aria-labelledby="muted">
      <h2 id="muted">{i18n.t('settings.muted')}</h2>
      <p className="muted">{i18n.t('settings.mutedMore')}</p>
      {mutedTopics.length + mutedModels.length === 0 && <p>{i18n.t('settings.mutedNone')}</p>}
      {mutedTopics.length > 0 && (
        <>
          <h3>{i18n.t('pages.topics')}</h3>
          <ShownAgain
            items={mutedTopics.map((id) => ({ id, name: nameOf(id) }))}
            showAgain={(id) => changeBadgeChoices({ mutedTopics: including(mutedTopics, id, false) })}
          />
        </>
      )}
      {mutedModels.length > 0 && (
        <>
          <h3>{i18n.t('pages.models')}</h3>
          <ShownAgain
            items={mutedModels.map((id) => ({ id, name: id }))}
            showAgain={(id) => changeBadgeChoices({ mutedModels: including(mutedModels, id, false) })}
          />
        </>
      )}
    </section>
  );
}
