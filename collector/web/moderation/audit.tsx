import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { AuditEntry } from '../../store/audit.ts';
import { readAudit, undo } from './api.ts';
import { Loading } from './loading.tsx';
import type { Tell } from './moderation.tsx';

/** What moderators did, newest first. */
export function Audit({ tell }: { tell: Tell }): ReactNode {
  const [entries, setEntries] = useState<readonly AuditEntry[]>();
  const [failed, setFailed] = useState(false);
  const load = useCallback(async () => {
    const said = await readAudit();
    setFailed(!tell(said, ''));
    if (said.ok) setEntries(said.value.entries);
  }, [tell]);
  useEffect(() => void load(), [load]);
  if (!entries) return <Loading failed={failed} onRetry={() => void load()} />;
  if (entries.length === 0) return <p>Nothing has been decided yet.</p>;
  return (
    <>
      <p className="muted">
        Undo brings back decisions, not words: those are deleted within the hour after a decision, unless they
        were released.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must for the keyboard too */}
      <section className="wide" tabIndex={0} aria-label="Audit log">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Cluster or report</th>
              <th scope="col">Undo</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, at, action, target, undone, undoable }) => (
              <tr key={id}>
                <td>{at.slice(0, 16).replace('T', ' ')} UTC</td>
                <td>{action}</td>
                <td>
                  <code>{target.slice(0, 16)}</code>
                </td>
                <td>
                  {undone && 'undone'}
                  {undoable && !undone && (
                    <button
                      type="button"
                      aria-label={`Undo ${action} of ${target.slice(0, 16)}`}
                      onClick={() => void undo(id).then((said) => tell(said, 'Undone.') && void load())}
                    >
                      Undo
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
