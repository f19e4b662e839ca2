import { type FormEvent, type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { parseCustomSource } from '../utils/knowledge/custom-source.ts';
import { writeListChoice } from '../utils/list-choice.ts';
import type { ListStatus } from '../utils/list-status.ts';
import { explainSource } from './list-words.ts';

interface Props {
  readonly chosen: ListStatus['chosen'];
  readonly busy: boolean;
  /** Called when a source was chosen, with `true` where its list has to be fetched. */
  readonly onChosen: (fetchNow: boolean) => void;
}

/** The advanced switch: a list of the reader's own in place of Unsaid's. Off again, Unsaid's is back at once. */
export function ListSourceForm({ chosen, busy, onChosen }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = (choice: Parameters<typeof writeListChoice>[0]) =>
    writeListChoice(choice).then(
      () => {
        setFailed(false);
        onChosen(choice !== null);
      },
      () => setFailed(true),
    );
  const toggle = () => {
    setOpen(!chosen && !open);
    if (chosen) void choose(null);
  };
  return (
    <>
      <label className="switch">
        <input type="checkbox" checked={chosen !== null || open} disabled={busy} onChange={toggle} />
        {i18n.t('list.advanced')}
      </label>
      {chosen && <p className="muted address">{i18n.t('list.sourceNow', [chosen.url])}</p>}
      {open && !chosen && <SourceFields busy={busy} onUse={(url, key) => void choose({ url, key })} />}
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
    </>
  );
}

function SourceFields({
  busy,
  onUse,
}: {
  busy: boolean;
  onUse: (url: string, key: string) => void;
}): ReactNode {
  const [url, setUrl] = useState('');
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState('');
  const use = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCustomSource(url, key);
    setProblem(parsed.ok ? '' : explainSource(parsed.problem));
    if (parsed.ok) onUse(parsed.source.url, key.trim());
  };
  return (
    <form onSubmit={use} noValidate>
      <label>
        {i18n.t('list.sourceUrl')}
        <input type="url" value={url} spellCheck={false} onChange={({ target }) => setUrl(target.value)} />
      </label>
      <label>
        {i18n.t('list.sourceKey')}
        <input type="text" value={key} spellCheck={false} onChange={({ target }) => setKey(target.value)} />
      </label>
      <p className="muted">{i18n.t('list.sourceHint')}</p>
      {problem && <p role="alert">{problem}</p>}
      <button type="submit" disabled={busy}>
        {i18n.t('list.sourceUse')}
      </button>
    </form>
  );
}
