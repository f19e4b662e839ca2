import type { ReactNode } from 'react';
import { useSaving } from './use-saving.tsx';

interface Props {
  readonly on: boolean;
  /** Rejects when it can't be stored; then the setting stays as it was, and that is said. */
  readonly change: (on: boolean) => Promise<unknown>;
  readonly children: ReactNode;
}

/** A checkbox for something that is stored. */
export function SettingSwitch({ on, change, children }: Props): ReactNode {
  const [save, notSaved] = useSaving();
  return (
    <>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={() => save(change(!on))} />
        {children}
      </label>
      {notSaved}
    </>
  );
}
