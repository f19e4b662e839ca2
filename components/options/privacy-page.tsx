import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { describeInForce } from '../report-words.ts';
import { useDestination } from '../use-reports.ts';
import { StoredNow } from './stored-now.tsx';

/** What is stored and what leaves, as docs/privacy.md has it at length. */
export function PrivacyPage(): ReactNode {
  const destination = useDestination();
  return (
    <>
      <h2>{i18n.t('pages.privacyLeaves')}</h2>
      <ul className="prose">
        <li>{i18n.t('pages.privacyNothing')}</li>
        <li>{i18n.t('pages.privacyPage')}</li>
        <li>
          {i18n.t('pages.privacyReports')}
          {i18n.t('badge.sentence_gap')}
          {destination && describeInForce(destination)}
        </li>
        <li>{i18n.t('pages.privacyList')}</li>
        <li>{i18n.t('pages.privacySeen')}</li>
      </ul>
      <h2>{i18n.t('pages.privacyStays')}</h2>
      <StoredNow />
      <ul className="prose">
        <li>{i18n.t('pages.privacyRead')}</li>
        <li>{i18n.t('pages.privacyStored')}</li>
        <li>{i18n.t('pages.privacyPrivate')}</li>
      </ul>
      <h2>{i18n.t('pages.privacyDelete')}</h2>
      <p>
        {i18n.t('pages.privacyDeleteMore')}
        {i18n.t('badge.sentence_gap')}
        <a href="#reports">{i18n.t('report.mine')}</a>
      </p>
      <p>
        <a href="#settings">{i18n.t('settings.reset')}</a>
      </p>
    </>
  );
}
