import { type ReactNode, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { useSaving } from '../use-saving.tsx';

interface Props {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** Rejects when it can't be stored; then it stays, and that is said. */
  readonly showAgain: (id: string) => Promise<void>;
}

/** What the reader has put away, and the way back for each. */
export function ShownAgain({ title, items, showAgain }: Props): ReactNode {
  const [save, notSaved] = useSaving();
  const [told, setTold] = useState('');
  const list = useRef<HTMLElement>(null);
  const press = (id: string, name: string) =>
    save(
      showAgain(id).then(() => {
        setTold(browserWords().t('title_level', i18n.t('settings.shownAgain'), name));
        // The button goes with its line; the keyboard goes on from the list.
        list.current?.focus();
      }),
    );
  return (
    <section ref={list} tabIndex={-1} aria-label={title}>
      {items.length > 0 && <h3>{title}</h3>}
      <ul className="plain">
        {items.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <button
              type="button"
              onClick={() => press(id, name)}
              aria-label={browserWords().t('title_level', i18n.t('settings.hintsAgain'), name)}
            >
              {i18n.t('settings.hintsAgain')}
            </button>
          </li>
        ))}
      </ul>
      <p className="muted" role="status">
        {told}
      </p>
      {notSaved}
    </section>
  );
}
