import { type ReactNode, useEffect, useState } from 'react';
import type { Proposal } from '../../store/proposals.ts';
import { readProposals } from './api.ts';
import type { Tell } from './moderation.tsx';

/** What confirmed clusters propose for the list. */
export function Proposals({ tell }: { tell: Tell }): ReactNode {
  const [proposals, setProposals] = useState<readonly Proposal[]>();
  useEffect(() => {
    void readProposals().then((said) => {
      if (tell(said, '') && said.ok) setProposals(said.value.proposals);
    });
  }, [tell]);
  if (!proposals) return <p role="status">Loading …</p>;
  if (proposals.length === 0) return <p>Nothing is confirmed yet.</p>;
  return (
    <main>
      <p>
        Reader reports are no measurements: a number of readers, never a rate. A maintainer puts them into{' '}
        <code>knowledge/</code>, worded apart, and publishes with <code>npm run list:publish</code>.
      </p>
      <div className="wide">
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
      </div>
      <details>
        <summary>As JSON</summary>
        <pre>{JSON.stringify(proposals, null, 1)}</pre>
      </details>
    </main>
  );
}
