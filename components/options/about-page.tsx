import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import type { ListStatus } from '../../utils/list-status.ts';
import { askAboutList } from '../ask-about-list.ts';
import { describeCheck, describeList } from '../list-words.ts';
import { DebugInfo } from './debug-info.tsx';
import { figure } from './figures.ts';

/** Versions, the list in force, whose project this is, licences, and facts for a problem report. */
export function AboutPage({ knowledge }: { knowledge: Knowledge | Error | undefined }): ReactNode {
  const status = useListStatus(knowledge);
  return (
    <>
      <p>{i18n.t('pages.aboutVersion', [browser.runtime.getManifest().version])}</p>
      <p>{i18n.t('popup.independent')}</p>
      <p>{i18n.t('pages.aboutContest')}</p>
      <h2>{i18n.t('pages.aboutList')}</h2>
      {status === null && <p role="alert">{i18n.t('list.unavailable')}</p>}
      {status &&
        describeList(status, new Date()).map(({ text, warns }) => (
          <p key={text} className={warns ? 'warning' : ''}>
            {text}
          </p>
        ))}
      {status && <p>{status.updatable ? describeCheck(status) : i18n.t('list.bundledOnly')}</p>}
      {knowledge && !(knowledge instanceof Error) && <Counts knowledge={knowledge} />}
      <h2>{i18n.t('pages.aboutLicence')}</h2>
      <ul className="links">
        <li>
          <a href="https://www.apache.org/licenses/LICENSE-2.0" target="_blank" rel="noopener noreferrer">
            {i18n.t('pages.aboutCode')}
          </a>
        </li>
        <li>
          <a href="https://creativecommons.org/licenses/by/4.0/" target="_blank" rel="noopener noreferrer">
            {i18n.t('pages.aboutData')}
          </a>{' '}
          · <a href="#sources">{i18n.t('pages.sources')}</a>
        </li>
      </ul>
      {status !== undefined && <DebugInfo status={status} knowledge={knowledge} />}
    </>
  );
}

function Counts({ knowledge: { list } }: { knowledge: Knowledge }): ReactNode {
  const { models, topics, sources, behaviours } = list;
  const counts = [models, topics, sources, behaviours].map(({ length }) => figure(length));
  return <p>{i18n.t('pages.aboutCounts', counts as [string, string, string, string])}</p>;
}

/** Null: the background has no list that can be used, or is gone. Asked again whenever another list is in force. */
function useListStatus(knowledge: unknown): ListStatus | null | undefined {
  const [status, setStatus] = useState<ListStatus | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another status
  useEffect(() => {
    let open = true;
    askAboutList({ type: 'list-status' }).then(
      (read) => open && setStatus(read),
      () => open && setStatus(null),
    );
    return () => {
      open = false;
    };
  }, [knowledge]);
  return status;
}
