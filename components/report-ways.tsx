import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { discussionUrl } from '../utils/reports/hub-link.ts';
import type { Report } from '../utils/reports/schema.ts';

/** Opens a discussion on the Hub, filled in; nothing where no repository is set. */
export function DiscussionLink({ repository, report }: { repository: string; report: Report }): ReactNode {
  if (!repository) return null;
  return (
    <a className="button" href={discussionUrl(repository, report)} target="_blank" rel="noopener noreferrer">
      {i18n.t('report.openDiscussion')}
    </a>
  );
}

export function CopyJson({ value }: { value: unknown }): ReactNode {
  const [told, setTold] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(JSON.stringify(value, null, 1)).then(
      () => setTold(i18n.t('report.copied')),
      () => setTold(i18n.t('report.copyFailed')),
    );
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {i18n.t('report.copyJson')}
      </button>
      <span role="status">{told}</span>
    </>
  );
}
