import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Words } from '../reports/row.ts';
import type { ClusterState, Database, ReportState, Tables } from './tables.ts';

/** A moderator's decision on a cluster. `open`: as if nobody had decided. */
export interface Decision {
  readonly state: ClusterState;
  /** Told to the reporters. */
  readonly reason: string;
  /** The words of its reports may be published (those that came with their reporters' consent). */
  readonly release: boolean;
}

/** Something a moderator asked for that can't be done, in words. */
export class Refused extends Error {}

/** Rows of a cluster as they were, so that undo brings them back. */
interface Before {
  readonly cluster: { state: ClusterState; reason: string; decided_at: string | null };
  readonly reports: readonly {
    id: string;
    state: ReportState;
    reason: string;
    released: number;
    cluster_id: string;
  }[];
  readonly merged?: string;
  readonly blocked: readonly string[];
}
type Change = Transaction<Tables>;

/** As the masks that redaction leaves (utils/reports/redact.ts). */
const MASKED = '⟦masked⟧';

const STATES: Record<ClusterState, ReportState> = {
  open: 'received',
  confirmed: 'confirmed',
  rejected: 'rejected',
  blocked: 'rejected',
};

/** Decides on a cluster and all of its reports, in one transaction. @throws Refused */
export async function decide(db: Database, id: string, decision: Decision, now: Date): Promise<void> {
  const { state, reason, release } = decision;
  await db.transaction().execute(async (change) => {
    const before = await readBefore(change, id);
    const blocked = state === 'blocked' ? await block(change, id, reason, now) : [];
    await change
      .updateTable('clusters')
      .set({ state, reason, decided_at: state === 'open' ? null : now.toISOString() })
      .where('id', '=', id)
      .execute();
    await change
      .updateTable('reports')
      .set({ state: STATES[state], reason, released: state === 'confirmed' && release ? 1 : 0 })
      .where('cluster_id', '=', id)
      .where('state', '!=', 'deleted')
      .execute();
    await note(change, state === 'open' ? 'reopen' : state, id, { ...before, blocked }, now);
  });
}

/** Makes one cluster part of another: they are the same finding. @throws Refused */
export async function merge(db: Database, from: string, into: string, now: Date): Promise<void> {
  if (from === into) throw new Refused('a cluster can not be merged into itself');
  await db.transaction().execute(async (change) => {
    const [before, target] = [await readBefore(change, from), await readBefore(change, into)];
    if (before.cluster.state !== 'open' || target.cluster.state !== 'open')
      throw new Refused('only open clusters can be merged: reopen first');
    await change.updateTable('clusters').set({ merged_into: into }).where('id', '=', from).execute();
    await change.updateTable('reports').set({ cluster_id: into }).where('cluster_id', '=', from).execute();
    await note(change, 'merge', from, { ...before, merged: into }, now);
  });
}

/** Replaces a stretch of a report's words. It is gone then; nothing brings it back. @throws Refused */
export async function mask(db: Database, id: string, text: string, now: Date): Promise<void> {
  await db.transaction().execute(async (change) => {
    const row = await change.selectFrom('reports').select('words').where('id', '=', id).executeTakeFirst();
    if (!row?.words) throw new Refused('this report has no words any more');
    const words = JSON.parse(row.words) as Words;
    const covered = (said: string) => said.replaceAll(text, MASKED);
    const { prompt, answer, comment } = words;
    const next: Words = {
      ...words,
      prompt: covered(prompt),
      answer: covered(answer),
      comment: covered(comment),
    };
    if (JSON.stringify(next) === row.words) throw new Refused('these words are not in the report');
    await change
      .updateTable('reports')
      .set({ words: JSON.stringify(next) })
      .where('id', '=', id)
      .execute();
    await note(change, 'mask', id, null, now);
  });
}

/** Takes the last decision on its cluster back, as far as it can be. @throws Refused */
export async function undo(db: Database, auditId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (change) => {
    const entry = await change.selectFrom('audit').selectAll().where('id', '=', auditId).executeTakeFirst();
    if (!entry?.before) throw new Refused('this can not be undone');
    if (entry.undone) throw new Refused('this was undone already');
    const later = await change
      .selectFrom('audit')
      .select('id')
      .where('target', '=', entry.target)
      .where('undone', '=', 0)
      .where('before', 'is not', null)
      .where('at', '>', entry.at)
      .executeTakeFirst();
    if (later) throw new Refused('something was decided on it since: undo that first');
    await bringBack(change, entry.target, JSON.parse(entry.before) as Before);
    await change.updateTable('audit').set({ undone: 1 }).where('id', '=', auditId).execute();
    await note(change, 'undo', entry.target, null, now);
  });
}

async function bringBack(change: Change, id: string, before: Before): Promise<void> {
  await change
    .updateTable('clusters')
    .set({ ...before.cluster, ...(before.merged && { merged_into: null }) })
    .where('id', '=', id)
    .execute();
  // One that its reporter has deleted meanwhile stays so.
  for (const { id: report, ...was } of before.reports)
    await change
      .updateTable('reports')
      .set(was)
      .where('id', '=', report)
      .where('state', '!=', 'deleted')
      .execute();
  if (before.blocked.length > 0)
    await change
      .deleteFrom('blocks')
      .where('tag', 'in', [...before.blocked])
      .execute();
}

async function readBefore(change: Change, id: string): Promise<Before> {
  const cluster = await change
    .selectFrom('clusters')
    .select(['state', 'reason', 'decided_at'])
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (!cluster) throw new Refused('there is no such cluster, or it is part of another');
  const reports = await change
    .selectFrom('reports')
    .select(['id', 'state', 'reason', 'released'])
    .where('cluster_id', '=', id)
    .where('state', '!=', 'deleted')
    .execute();
  return { cluster, reports: reports.map((report) => ({ ...report, cluster_id: id })), blocked: [] };
}

/** @returns the tags that were not blocked before */
async function block(change: Change, id: string, reason: string, now: Date): Promise<string[]> {
  const rows = await change
    .selectFrom('reports')
    .select('reporter_tag')
    .distinct()
    .where('cluster_id', '=', id)
    .where('state', '!=', 'deleted')
    .execute();
  const at = now.toISOString();
  const added: string[] = [];
  for (const { reporter_tag: tag } of rows) {
    const done = await change
      .insertInto('blocks')
      .values({ tag, reason, at })
      .onConflict((conflict) => conflict.column('tag').doNothing())
      .returning('tag')
      .execute();
    added.push(...done.map(({ tag }) => tag));
  }
  return added;
}

async function note(
  change: Change,
  action: string,
  target: string,
  before: Before | null,
  now: Date,
): Promise<void> {
  const row = {
    id: randomUUID(),
    at: now.toISOString(),
    action,
    target,
    before: before && JSON.stringify(before),
    undone: 0,
  };
  await change.insertInto('audit').values(row).execute();
}

/** What moderators did, newest first. */
export async function readAudit(db: Database, limit = 100) {
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'at', 'action', 'target', 'undone'])
    .select((row) => row('before', 'is not', null).as('undoable'))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, undone: row.undone === 1, undoable: Boolean(row.undoable) }));
}
export type AuditEntry = Awaited<ReturnType<typeof readAudit>>[number];
