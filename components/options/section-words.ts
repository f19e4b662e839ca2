import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import type { Route, Section } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { topicTitle } from '../../utils/wording/scene.ts';

export function sectionName(section: Section): string {
  switch (section) {
    case 'settings':
      return i18n.t('pages.settings');
    case 'models':
      return i18n.t('pages.models');
    case 'topics':
      return i18n.t('pages.topics');
    case 'sources':
      return i18n.t('pages.sources');
    case 'reports':
      return i18n.t('report.mine');
    case 'privacy':
      return i18n.t('pages.privacy');
    case 'about':
      return i18n.t('pages.about');
  }
}

/** Title of what is shown: the section, or the one thing of it that is open. */
export function titleOf(route: Route, knowledge: Knowledge | Error | undefined): string {
  if (route.section === 'models' && route.view === 'profile') return route.model;
  if (route.section === 'models' && route.view === 'compare') return i18n.t('pages.compareTitle');
  if (route.section === 'topics' && route.topic && knowledge && !(knowledge instanceof Error))
    return topicTitle({ words: browserWords(), knowledge }, route.topic);
  return sectionName(route.section);
}
