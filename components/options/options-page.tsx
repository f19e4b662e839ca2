import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { parseRoute, type Route, SECTIONS } from '../../utils/pages/route.ts';
import { MyReports } from '../my-reports.tsx';
import { AboutPage } from './about-page.tsx';
import { ModelsPage } from './models-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { sectionName, titleOf } from './section-words.ts';
import { SettingsPage } from './settings-page.tsx';
import { SourcesPage } from './sources-page.tsx';
import { TopicsPage } from './topics-page.tsx';
import { ARRIVAL } from './use-arrival.ts';
import { useHash } from './use-hash.ts';
import { useKnowledge } from './use-knowledge.ts';

/** Settings and everything Unsaid knows, in sections that have addresses of their own. */
export function OptionsPage(): ReactNode {
  const { hash, before } = useHash();
  const knowledge = useKnowledge();
  const route = parseRoute(hash);
  const title = titleOf(route, knowledge);
  const heading = useArrivedHeading(hash, title);
  return (
    <>
      <header className="top">
        <span className="brand">Unsaid</span>
        <nav aria-label={i18n.t('pages.navigation')}>
          {SECTIONS.map((section) => (
            <a
              key={section}
              className="tab"
              href={`#${section}`}
              aria-current={section === route.section ? 'page' : undefined}
            >
              {sectionName(section)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Section route={route} before={parseRoute(before)} knowledge={knowledge} />
      </main>
    </>
  );
}

/** As in any page one comes to: its title is read out, and the keyboard goes on from there. */
function useArrivedHeading(hash: string, title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(hash);
  useEffect(() => {
    document.title = i18n.t('pages.titleOf', [title]);
    if (shown.current === hash) return;
    shown.current = hash;
    if (document.activeElement?.hasAttribute(ARRIVAL)) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [hash, title]);
  return heading;
}

interface Props {
  readonly route: Route;
  readonly before: Route;
  readonly knowledge: Knowledge | Error | undefined;
}

function Section({ route, before, knowledge }: Props): ReactNode {
  switch (route.section) {
    case 'settings':
      return <SettingsPage />;
    case 'reports':
      return <MyReports chosen={route.report} />;
    case 'privacy':
      return <PrivacyPage />;
    case 'about':
      return <AboutPage knowledge={knowledge} />;
  }
  if (!knowledge) return <p role="status">{i18n.t('pages.loading')}</p>;
  if (knowledge instanceof Error) return <p role="alert">{i18n.t('popup.noList', [knowledge.message])}</p>;
  switch (route.section) {
    case 'models':
      return <ModelsPage route={route} before={before} knowledge={knowledge} />;
    case 'topics': {
      const cameFrom = before.section === 'topics' ? before.topic : '';
      return <TopicsPage topic={route.topic} cameFrom={cameFrom} knowledge={knowledge} />;
    }
    case 'sources':
      return <SourcesPage source={route.source} knowledge={knowledge} />;
  }
}
