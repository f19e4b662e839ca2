import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { readSession, type Said, signOut } from './api.ts';
import { Audit } from './audit.tsx';
import { Login } from './login.tsx';
import { Proposals } from './proposals.tsx';
import { Queue } from './queue.tsx';

const VIEWS = { queue: 'Queue', audit: 'Audit log', proposals: 'Proposals' } as const;
type View = keyof typeof VIEWS;

/** Given to every part: says what happened, and notices when the session has ended. */
export type Tell = (said: Said<unknown>, done: string) => boolean;

/** The whole page: signed out, or one of its views. */
export function Moderation(): ReactNode {
  const [signedIn, setSignedIn] = useState<boolean | string>();
  const [view, setView] = useState<View>('queue');
  const [told, setTold] = useState('');
  const look = useCallback(async () => {
    const said = await readSession();
    setSignedIn(said.ok ? said.value.signedIn : said.why);
  }, []);
  useEffect(() => void look(), [look]);

  const tell = useCallback<Tell>((said, done) => {
    // What was done stays said while its consequences are read.
    if (said.ok && done) setTold(done);
    else if (said.ok) return true;
    else if (said.status === 401) setSignedIn(false);
    else setTold(`Not done: ${said.why}`);
    return said.ok;
  }, []);

  if (signedIn === undefined) return <p role="status">Loading …</p>;
  if (typeof signedIn === 'string')
    return (
      <main>
        <h1>Moderation</h1>
        <p role="alert">{signedIn}</p>
        <button type="button" onClick={() => void look()}>
          Try again
        </button>
      </main>
    );
  if (!signedIn) return <Login onSignedIn={() => setSignedIn(true)} />;
  return (
    <>
      <header>
        <h1>Moderation</h1>
        <nav className="buttons" aria-label="Views">
          {(Object.keys(VIEWS) as View[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-current={one === view ? 'page' : undefined}
              onClick={() => setView(one)}
            >
              {VIEWS[one]}
            </button>
          ))}
          <button type="button" onClick={() => void signOut().then(() => setSignedIn(false))}>
            Sign out
          </button>
        </nav>
        <p role="status" className="told">
          {told}
        </p>
      </header>
      <main>
        {view === 'queue' && <Queue tell={tell} />}
        {view === 'audit' && <Audit tell={tell} />}
        {view === 'proposals' && <Proposals tell={tell} />}
      </main>
    </>
  );
}
