import type { Known } from '../../reports/known.ts';
import type { AuditEntry } from '../../store/audit.ts';
import type { Decision } from '../../store/decisions.ts';
import type { Proposal } from '../../store/proposals.ts';
import type { QueueItem, ReadCluster } from '../../store/queue.ts';
import type { ClusterState } from '../../store/tables.ts';

/** What the collector said, or why there is nothing. `status` 0: it could not be reached. */
export type Said<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly why: string };

const BASE = '/moderation/api/';

async function ask<T>(path: string, init: RequestInit = {}): Promise<Said<T>> {
  try {
    const answer = await fetch(BASE + path, { credentials: 'same-origin', ...init });
    const body = await answer.json();
    if (answer.ok) return { ok: true, value: body as T };
    const { title = '', detail = '' } = body as { title?: string; detail?: string };
    return { ok: false, status: answer.status, why: detail || title };
  } catch {
    return { ok: false, status: 0, why: 'The collector can not be reached.' };
  }
}

const change = <T = object>(method: 'POST' | 'DELETE', path: string, body: object = {}): Promise<Said<T>> =>
  ask<T>(path, {
    method,
    // A page of another site can't set this header.
    headers: { 'Content-Type': 'application/json', 'Unsaid-Moderation': '1' },
    body: JSON.stringify(body),
  });

export const readSession = () => ask<{ signedIn: boolean }>('session');
export const signIn = (token: string) => change('POST', 'session', { token });
export const signOut = () => change('DELETE', 'session');
export const readQueue = (state: ClusterState, search: string, page: number) =>
  ask<{ clusters: QueueItem[] }>(`queue?${new URLSearchParams({ state, search, page: `${page}` })}`);
export const readCluster = (id: string, page: number) =>
  ask<{ cluster: ReadCluster; known: Known | null }>(`clusters/${id}?page=${page}`);
export const readAudit = () => ask<{ entries: AuditEntry[] }>('audit');
export const readProposals = () => ask<{ proposals: Proposal[] }>('proposals');

export const decide = (id: string, decision: Decision) => change('POST', `clusters/${id}/decision`, decision);
export const merge = (id: string, into: string) => change('POST', `clusters/${id}/merge`, { into });
export const mask = (report: string, text: string) =>
  change<{ masked: number }>('POST', `reports/${report}/mask`, { text });
export const undo = (entry: string) => change('POST', `audit/${entry}/undo`);
