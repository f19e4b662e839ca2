import { type ReactNode, useEffect, useRef } from 'react';

const KEYS: readonly (readonly [string, string])[] = [
  ['j, k', 'next, previous cluster'],
  ['c', 'confirm, words stay private and are deleted'],
  ['C', 'confirm, and release the words for the public dump'],
  ['r', 'reject with a reason'],
  ['m', 'merge into another cluster'],
  ['b', 'reject, and block its readers’ tags'],
  ['o', 'reopen'],
  ['x', 'mask the words that are selected'],
  ['u', 'undo the last decision'],
  ['?', 'this help'],
];

export function Help({ onClose }: { onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="help" onClose={onClose}>
      <h2 id="help">Keys</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
