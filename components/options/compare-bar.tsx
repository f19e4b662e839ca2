import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { compareHash, MAX_COMPARED } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { shortName } from '../../utils/wording/scene.ts';

/** What is chosen for comparing, in sight wherever the reader is in the list. */
export function CompareBar({
  chosen,
  onClear,
}: {
  chosen: readonly string[];
  onClear: () => void;
}): ReactNode {
  return (
    <div className={chosen.length > 0 ? 'compare-bar' : 'compare-bar empty'}>
      <p role="status">
        {chosen.length > 0 && i18n.t('pages.compareChosen', [browserWords().list(chosen.map(shortName))])}{' '}
        {chosen.length === 1 && i18n.t('pages.compareMore')}
        {chosen.length >= MAX_COMPARED && i18n.t('pages.compareFull')}
      </p>
      {chosen.length > 0 && (
        <p className="buttons">
          {chosen.length > 1 && (
            <a className="button main" href={compareHash(chosen)}>
              {i18n.t('pages.compareGo')}
            </a>
          )}
          <button type="button" onClick={onClear}>
            {i18n.t('pages.compareClear')}
          </button>
        </p>
      )}
    </div>
  );
}
