/** Of every request that leaves: no cookies, no referrer, no cache, no way elsewhere. */
export const ANONYMOUS = {
  mode: 'cors',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  redirect: 'manual',
} as const satisfies RequestInit;
