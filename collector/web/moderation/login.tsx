import { type FormEvent, type ReactNode, useState } from 'react';
import { signIn } from './api.ts';

/** Asks for the maintainer's token. */
export function Login({ onSignedIn }: { onSignedIn: () => void }): ReactNode {
  const [token, setToken] = useState('');
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await signIn(token);
    setBusy(false);
    if (said.ok) return onSignedIn();
    setTold(said.status === 429 ? 'Too many tries. Wait a minute.' : said.why);
  };
  return (
    <main className="login">
      <form onSubmit={(event) => void submit(event)}>
        <h1>Moderation</h1>
        <label>
          Token (ADMIN_TOKEN of this collector)
          <input
            type="password"
            autoComplete="current-password"
            value={token}
            required
            onChange={({ target }) => setToken(target.value)}
          />
        </label>
        <p className="buttons">
          <button type="submit" className="main" disabled={busy}>
            {busy ? 'Signing in …' : 'Sign in'}
          </button>
        </p>
        {told && <p role="alert">{told}</p>}
      </form>
    </main>
  );
}
