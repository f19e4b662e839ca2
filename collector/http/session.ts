import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../reports/row.ts';
import { createLimits } from './limits.ts';

const COOKIE = 'unsaid_session';
const HOURS = 12;
/** Wrong tokens: so many at once from one address, then one a minute; and of everybody together so many a second. */
const TRIES = { burst: 5, perSecond: 1 / 60 };
const TRIES_OF_ALL = 10;
/** A header that a page of another site can't set without being asked (https://cheatsheetseries.owasp.org, CSRF, custom headers). */
const OWN_HEADER = 'unsaid-moderation';

/** Who is signed in. In memory: a restart signs everybody out. */
export function createSessions(adminToken: string, now: () => Date) {
  const sessions = new Map<string, number>();
  const limits = createLimits(TRIES, TRIES_OF_ALL, () => now().getTime());

  return {
    /** @returns seconds to wait before another try; 0: signed in; -1: a wrong token */
    signIn(context: Context, token: string, address: string): number {
      const wait = limits.take(address, 1);
      if (wait > 0) return wait;
      if (!timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(sha256(adminToken)))) return -1;
      const id = randomBytes(32).toString('base64url');
      sessions.set(sha256(id), now().getTime() + HOURS * 3_600_000);
      const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(context.req.url).hostname);
      const flags = {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/moderation',
        maxAge: HOURS * 3600,
      } as const;
      setCookie(context, COOKIE, id, { ...flags, secure: !isHere });
      return 0;
    },
    signOut(context: Context): void {
      sessions.delete(sha256(getCookie(context, COOKIE) ?? ''));
      setCookie(context, COOKIE, '', { path: '/moderation', maxAge: 0 });
    },
    isSignedIn(context: Context): boolean {
      const key = sha256(getCookie(context, COOKIE) ?? '');
      const until = sessions.get(key) ?? 0;
      if (until > now().getTime()) return true;
      sessions.delete(key);
      return false;
    },
  };
}
/** A change asked for by our own page, and by no other that the moderator has open. */
export function isOwnPage(context: Context): boolean {
  const { req } = context;
  const site = req.header('sec-fetch-site');
  const origin = req.header('origin');
  return (
    req.header(OWN_HEADER) === '1' &&
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || (URL.canParse(origin) && new URL(origin).host === req.header('host')))
  );
}
