import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';

/**
 * Changes of something that is stored.
 *
 * @returns what takes such a change, which rejects when it can't be stored; and what says so, until another can
 */
export function useSaving(): readonly [save: (change: Promise<unknown>) => void, notSaved: ReactNode] {
  const [failed, setFailed] = useState(false);
  const save = (change: Promise<unknown>) =>
    void change.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return [save, failed && <p role="alert">{i18n.t('popup.notSaved')}</p>];
}
