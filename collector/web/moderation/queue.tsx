import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../store/queue.ts';
import type { ClusterState } from '../../store/tables.ts';
import { readAudit, readQueue, undo } from './api.ts';
import { Cluster } from './cluster.tsx';
import { Help } from './help.tsx';
import { Loading } from './loading.tsx';
import type { Tell } from './moderation.tsx';
import { useKeys } from './use-keys.ts';

const STATES: Record<ClusterState, string> = {
  open: 'Waiting',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  blocked: 'Blocked',
};

/** Clusters on the left, the chosen one beside them. */
export function Queue({ tell }: { tell: Tell }): ReactNode {
  const [state, setState] = useState<ClusterState>('open');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [items, setItems] = useState<readonly QueueItem[]>();
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState('');
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  const load = useCallback(async () => {
    const said = await readQueue(state, search, page);
    setFailed(!tell(said, ''));
    if (said.ok) setItems(said.value.clusters);
  }, [state, search, page, tell]);
  useEffect(() => {
    // Not at every letter of a search.
    const timer = setTimeout(() => void load(), search ? 250 : 0);
    return () => clearTimeout(timer);
  }, [load, search]);

  const at = items?.findIndex(({ id }) => id === chosen) ?? -1;
  const current = items?.[at] ?? items?.[0];
  const move = (by: number) => {
    const next = items?.[Math.min(Math.max(at + by, 0), (items?.length ?? 1) - 1)];
    if (!next) return;
    setChosen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  };
  const undoLast = async () => {
    const log = await readAudit();
    if (!log.ok) return void tell(log, '');
    const last = log.value.entries.find(({ undoable, undone }) => undoable && !undone);
    if (last && tell(await undo(last.id), `Undone: ${last.action}.`)) await load();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    u: () => void undoLast(),
    '?': () => setHelp(true),
  });

  return (
    <div className="split">
      <section aria-label="Queue">
        <div className="filters">
          <label>
            Show
            <select
              value={state}
              onChange={({ target }) => {
                setState(target.value as ClusterState);
                setPage(0);
              }}
            >
              {(Object.keys(STATES) as ClusterState[]).map((one) => (
                <option key={one} value={one}>
                  {STATES[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            Model, topic or kind
            <input
              type="search"
              value={search}
              onChange={({ target }) => {
                setSearch(target.value);
                setPage(0);
              }}
            />
          </label>
        </div>
        {items === undefined && <Loading failed={failed} onRetry={() => void load()} />}
        {items?.length === 0 && (
          <p>{search || page ? 'Nothing here.' : `Nothing is ${STATES[state].toLowerCase()}.`}</p>
        )}
        <ul ref={list} className="queue">
          {items?.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                data-id={item.id}
                aria-pressed={item.id === current?.id}
                onClick={() => setChosen(item.id)}
              >
                <strong>{item.model || 'unknown model'}</strong>
                <span>
                  {item.topic || 'no topic'} · {item.language} · {item.kind}
                </span>
                <span className="muted">
                  {item.reports} reports of {item.reporters} readers
                  {item.held > 0 && `, ${item.held} held by a rule`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p className="buttons">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <button type="button" disabled={(items?.length ?? 0) < 30} onClick={() => setPage(page + 1)}>
            Next
          </button>
          <button type="button" onClick={() => setHelp(true)}>
            Keys (?)
          </button>
        </p>
      </section>
      {current && (
        <Cluster
          key={current.id}
          id={current.id}
          others={items ?? []}
          tell={tell}
          onChanged={() => void load()}
        />
      )}
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}
