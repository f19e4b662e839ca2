import { type ReactNode, useId } from 'react';
import { useSaving } from './use-saving.tsx';

interface Props<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  /** Rejects when it can't be stored; then the setting stays as it was, and that is said. */
  readonly change: (value: T) => Promise<unknown>;
  /** Said below the options. */
  readonly children?: ReactNode;
}

/** One of several, for something that is stored. */
export function SettingChoice<T extends string>({
  legend,
  options,
  chosen,
  change,
  children,
}: Props<T>): ReactNode {
  const name = useId();
  const [save, notSaved] = useSaving();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="switch">
          <input type="radio" name={name} checked={value === chosen} onChange={() => save(change(value))} />
          {label}
        </label>
      ))}
      {children && <p className="muted">{children}</p>}
      {notSaved}
    </fieldset>
  );
}
