import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../store/queue.ts';

const REASONS = [
  'The answer does answer the question.',
  'It can not be told what happened.',
  'It is about something else than the model’s answer.',
  'It was reported already, and is known.',
];

/** Asks why: its reporters read it. */
export function AskReason({
  blocks,
  onReason,
  onClose,
}: {
  /** Its readers' further reports will be refused too. */
  blocks: boolean;
  onReason: (reason: string) => void;
  onClose: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={blocks ? 'Reject, and block its readers’ tags' : 'Reject'}
      onClose={onClose}
      onSubmit={() => onReason(reason)}
    >
      <label>
        Reason (its reporters read it)
        <input
          list="reasons"
          value={reason}
          maxLength={300}
          required
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <datalist id="reasons">
        {REASONS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {blocks && (
        <p>
          A tag stands for one installation, model, topic and month: nothing else of that reader is blocked.
        </p>
      )}
    </Dialog>
  );
}

/** Asks which cluster it is a part of. */
export function AskMerge({
  others,
  onChosen,
  onClose,
}: {
  others: readonly QueueItem[];
  onChosen: (into: string) => void;
  onClose: () => void;
}): ReactNode {
  const [into, setInto] = useState(others[0]?.id ?? '');
  return (
    <Dialog title="Merge into another cluster" onClose={onClose} onSubmit={() => into && onChosen(into)}>
      {others.length === 0 ? (
        <p>There is no other on this page of the queue.</p>
      ) : (
        <label>
          Cluster
          <select value={into} onChange={({ target }) => setInto(target.value)}>
            {others.map(({ id, model, topic, kind, reports }) => (
              <option key={id} value={id}>
                {model || 'unknown model'}: {topic || 'no topic'}, {kind}, {reports} reports
              </option>
            ))}
          </select>
        </label>
      )}
    </Dialog>
  );
}

function Dialog({
  title,
  children,
  onSubmit,
  onClose,
}: {
  title: string;
  children: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <dialog ref={dialog} aria-labelledby="asking" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="asking">{title}</h2>
        {children}
        <p className="buttons">
          <button type="submit" className="main">
            {title.split(',')[0]}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}
