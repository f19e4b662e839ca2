import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';

interface Props {
  readonly on: boolean;
  /** Rejects when it can't be stored; then the setting stays as it was, and that is said. */
  readonly change: (on: boolean) => Promise<unknown>;
  readonly children: ReactNode;
}

/** A checkbox for something that is stored. */
export function SettingSwitch({ on, change, children }: Props): ReactNode {
  const [failed, setFailed] = useState(false);
  const toggle = () =>
    void change(!on).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={toggle} />
        {children}
      </label>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
    </>
  );
}
