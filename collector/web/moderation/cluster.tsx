import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Known } from '../../reports/known.ts';
import type { Decision } from '../../store/decisions.ts';
import type { QueueItem, ReadCluster } from '../../store/queue.ts';
import { decide, mask, merge, readCluster } from './api.ts';
import { AskMerge, AskReason } from './asking.tsx';
import { Loading } from './loading.tsx';
import type { Tell } from './moderation.tsx';
import { Report } from './report.tsx';
import { useKeys } from './use-keys.ts';

interface Props {
  readonly id: string;
  /** What it may be merged into. */
  readonly others: readonly QueueItem[];
  readonly tell: Tell;
  readonly onChanged: () => void;
}
type Read = { readonly cluster: ReadCluster; readonly known: Known | null };
type Asking = 'rejected' | 'blocked' | 'merge' | '';

/** One cluster: its reports beside what the list knows, and what can be decided. */
export function Cluster({ id, others, tell, onChanged }: Props): ReactNode {
  const [read, setRead] = useState<Read>();
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(0);
  const [asking, setAsking] = useState<Asking>('');
  const load = useCallback(async () => {
    const said = await readCluster(id, page);
    setFailed(!tell(said, ''));
    if (said.ok) setRead(said.value);
  }, [id, page, tell]);
  useEffect(() => void load(), [load]);

  const settle = async (decision: Decision, done: string) => {
    setAsking('');
    // Also when it was refused: then something has changed, and is to be seen.
    const isDone = tell(await decide(id, decision), done);
    if (isDone) onChanged();
    else await load();
  };
  const confirm = (released: boolean) => {
    if (!read) return;
    const release = released ? { seen: read.cluster.reports } : null;
    void settle({ state: 'confirmed', release }, released ? 'Confirmed, words released.' : 'Confirmed.');
  };
  const maskSelected = async () => {
    const selection = getSelection();
    const text = selection?.toString() ?? '';
    const report =
      selection?.anchorNode?.parentElement?.closest<HTMLElement>('[data-report]')?.dataset.report;
    if (!report || !text)
      return void tell({ ok: false, status: 409, why: 'select words of a report first' }, '');
    const said = await mask(report, text);
    const where = said.ok && said.value.masked > 1 ? ` in ${said.value.masked} reports` : '';
    if (tell(said, `Masked${where}. This can not be undone.`)) await load();
  };
  const isOpen = read?.cluster.state === 'open';
  useKeys({
    c: () => isOpen && confirm(false),
    C: () => isOpen && confirm(true),
    r: () => isOpen && setAsking('rejected'),
    b: () => isOpen && setAsking('blocked'),
    m: () => isOpen && setAsking('merge'),
    o: () => !isOpen && void settle({ state: 'open' }, 'Reopened.'),
    x: () => void maskSelected(),
  });

  if (!read) return <Loading failed={failed} onRetry={() => void load()} />;
  const { cluster, known } = read;
  const pages = Math.ceil(cluster.reports / 20);
  return (
    <section aria-labelledby="cluster">
      <h2 id="cluster">
        {cluster.model || 'unknown model'}: {cluster.topic || 'no topic'}
      </h2>
      <p className="muted">
        {cluster.kind} · {cluster.language} · {cluster.reports} reports of {cluster.reporters} readers · since{' '}
        {cluster.opened}
        {cluster.reason && ` · ${cluster.state}: ${cluster.reason}`}
        {cluster.list_version > 0 && ` · in list ${cluster.list_version}`}
      </p>
      <div className="buttons">
        {isOpen ? (
          <>
            <button type="button" className="main" onClick={() => confirm(false)}>
              Confirm
            </button>
            <button type="button" onClick={() => confirm(true)}>
              Confirm and release words
            </button>
            <button type="button" onClick={() => setAsking('rejected')}>
              Reject …
            </button>
            <button type="button" onClick={() => setAsking('merge')}>
              Merge …
            </button>
            <button type="button" onClick={() => setAsking('blocked')}>
              Block …
            </button>
          </>
        ) : (
          <button type="button" onClick={() => void settle({ state: 'open' }, 'Reopened.')}>
            Reopen
          </button>
        )}
        <button type="button" onClick={() => void maskSelected()}>
          Mask selected words
        </button>
      </div>
      <div className="beside">
        <div>
          <h3>Reports</h3>
          {cluster.read.map((report) => (
            <Report key={report.id} report={report} />
          ))}
          {pages > 1 && (
            <p className="buttons">
              <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
                Previous
              </button>
              <span>
                {page + 1} of {pages}
              </span>
              <button type="button" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
                Next
              </button>
            </p>
          )}
        </div>
        <aside aria-labelledby="known">
          <h3 id="known">What the list says of this model</h3>
          {known ? (
            <>
              <p>
                <strong>{known.title}</strong> <span className="muted">(list {known.version})</span>
              </p>
              {known.lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
                <p key={at}>{line}</p>
              ))}
            </>
          ) : (
            <p>No list has been published here, and none is built.</p>
          )}
        </aside>
      </div>
      {(asking === 'rejected' || asking === 'blocked') && (
        <AskReason
          blocks={asking === 'blocked'}
          onClose={() => setAsking('')}
          onReason={(reason) =>
            void settle({ state: asking, reason }, asking === 'blocked' ? 'Blocked.' : 'Rejected.')
          }
        />
      )}
      {asking === 'merge' && (
        <AskMerge
          others={others.filter((other) => other.id !== id)}
          onClose={() => setAsking('')}
          onChosen={(into) => {
            setAsking('');
            void merge(id, into).then((said) => tell(said, 'Merged.') && onChanged());
          }}
        />
      )}
    </section>
  );
}
