import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { changeBadgeChoices } from '../../utils/badge-choices.ts';
import { including } from '../../utils/including.ts';
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
      <ShownAgain
        title={i18n.t('pages.topics')}
        items={mutedTopics.map((id) => ({ id, name: nameOf(id) }))}
        showAgain={(id) =>
          changeBadgeChoices((now) => ({ mutedTopics: including(now.mutedTopics, id, false) }))
        }
      />
      <ShownAgain
        title={i18n.t('pages.models')}
        items={mutedModels.map((id) => ({ id, name: id }))}
        showAgain={(id) =>
          changeBadgeChoices((now) => ({ mutedModels: including(now.mutedModels, id, false) }))
        }
      />
    </section>
  );
}
