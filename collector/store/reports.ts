import { timingSafeEqual } from 'node:crypto';
import type { Fate } from '../../utils/reports/protocol.ts';
import { sha256 } from '../reports/row.ts';
import type { Database, ReportRow, ReportState } from './tables.ts';

/** A report's id with the secret that its reporter alone has. */
export interface Proof {
  readonly id: string;
  readonly secret: string;
}
export type FateOf = Fate & { readonly id: string };

/** `held` is a person's to look at; a reporter need not know which rule it was. */
const STATUS: Record<ReportState, Fate['status']> = {
  received: 'received',
  held: 'under-review',
  confirmed: 'confirmed',
  rejected: 'rejected',
  deleted: 'deleted',
};

const fits = (secret: string, hash: string): boolean => {
  const own = Buffer.from(sha256(secret));
  const theirs = Buffer.from(hash);
  return own.length === theirs.length && timingSafeEqual(own, theirs);
};

/** What became of reports. One that is not there and one whose secret is another's are told alike: `unknown`. */
export async function readFates(db: Database, proofs: readonly Proof[]): Promise<FateOf[]> {
  const ids = proofs.map(({ id }) => id.toLowerCase());
  const columns = ['id', 'secret_hash', 'state', 'reason', 'list_version'] as const;
  const rows = ids.length
    ? await db.selectFrom('reports').select(columns).where('id', 'in', ids).execute()
    : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return proofs.map(({ id, secret }) => {
    const row = byId.get(id.toLowerCase());
    if (!row || !fits(secret, row.secret_hash)) return { id, status: 'unknown', list: null, reason: '' };
    const { state, reason, list_version: version } = row;
    return {
      id,
      status: STATUS[state],
      list: version > 0 ? version : null,
      reason: state === 'held' ? '' : reason,
    };
  });
}

/** What is left of a report that was deleted: its id, and what proves it. */
const bare = (id: string, secretHash: string): ReportRow => ({
  id,
  content_hash: '',
  substance: '',
  secret_hash: secretHash,
  reporter_tag: '',
  created: '',
  arrived: '',
  kind: '',
  model: '',
  topic: '',
  language: '',
  state: 'deleted',
  reason: '',
  cluster_id: null,
  details: '{}',
  words: null,
  released: 0,
  list_version: 0,
});

/**
 * Deletes reports. One that has not arrived yet leaves its bare id too, so that it is dropped when it comes; the key decides
 * between the two, so no report slips through that arrives at the same instant, at this collector or another.
 *
 * @returns the ids that are gone; the others are not their sender's
 */
export async function deleteReports(db: Database, proofs: readonly Proof[]): Promise<string[]> {
  if (proofs.length === 0) return [];
  const rows = new Map(
    proofs.map(({ id, secret }) => [id.toLowerCase(), bare(id.toLowerCase(), sha256(secret))]),
  );
  const gone = await db.transaction().execute(async (change) => {
    await change
      .insertInto('reports')
      .values([...rows.values()])
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const done = new Set<string>();
    for (const { id, secret_hash, ...empty } of rows.values()) {
      const own = await change
        .updateTable('reports')
        .set(empty)
        .where('id', '=', id)
        .where('secret_hash', '=', secret_hash)
        .returning('id')
        .execute();
      if (own.length > 0) done.add(id);
    }
    return done;
  });
  return proofs.map(({ id }) => id).filter((id) => gone.has(id.toLowerCase()));
}

/** Tags whose reports are rejected. */
export async function readBlocked(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('blocks').select('tag').execute();
  return new Set(rows.map(({ tag }) => tag));
}
