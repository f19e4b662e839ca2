import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Proposal } from '../../store/proposals.ts';
import { readProposals } from './api.ts';
import { Loading } from './loading.tsx';
import type { Tell } from './moderation.tsx';

/** What confirmed clusters propose for the list. */
export function Proposals({ tell }: { tell: Tell }): ReactNode {
  const [proposals, setProposals] = useState<readonly Proposal[]>();
  const [failed, setFailed] = useState(false);
  const load = useCallback(async () => {
    const said = await readProposals();
    setFailed(!tell(said, ''));
    if (said.ok) setProposals(said.value.proposals);
  }, [tell]);
  useEffect(() => void load(), [load]);
  if (!proposals) return <Loading failed={failed} onRetry={() => void load()} />;
  if (proposals.length === 0) return <p>Nothing is confirmed yet.</p>;
  return (
    <>
      <p>
        Reader reports are no measurements: a number of readers, never a rate. A maintainer puts them into{' '}
        <code>knowledge/</code>, worded apart, and publishes with <code>npm run list:publish</code>.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must for the keyboard too */}
      <section className="wide" tabIndex={0} aria-label="Proposals">
        <table>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Topic</th>
              <th scope="col">Language</th>
              <th scope="col">Kind</th>
              <th scope="col">Reader reports</th>
              <th scope="col">From, to</th>
              <th scope="col">List</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((one) => (
              <tr key={one.cluster}>
                <td>{one.model}</td>
                <td>{one.topic}</td>
                <td>{one.language}</td>
                <td>{one.kind}</td>
                <td>{one.reporters} distinct</td>
                <td>
                  {one.first}, {one.last}
                </td>
                <td>{one.list ?? 'not yet'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details>
        <summary>As JSON</summary>
        <pre>{JSON.stringify(proposals, null, 1)}</pre>
      </details>
    </>
  );
}
