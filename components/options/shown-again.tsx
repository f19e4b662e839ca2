import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { useSaving } from '../use-saving.tsx';

interface Props {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** Rejects when it can't be stored; then it stays, and that is said. */
  readonly showAgain: (id: string) => Promise<void>;
}

/** What the reader has put away, and the way back for each. */
export function ShownAgain({ items, showAgain }: Props): ReactNode {
  const [save, notSaved] = useSaving();
  return (
    <>
      <ul className="plain">
        {items.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <button
              type="button"
              onClick={() => save(showAgain(id))}
              aria-label={browserWords().t('title_level', i18n.t('settings.hintsAgain'), name)}
            >
              {i18n.t('settings.hintsAgain')}
            </button>
          </li>
        ))}
      </ul>
      {notSaved}
    </>
  );
}
