import type { Kysely } from 'kysely';

/**
 * What became of a report, and of a cluster of them. `held`: a rule put it aside, and a person has to look at it first.
 * `deleted`: only the id is left (and the hash of its secret), so that what arrives under it later is dropped.
 */
export type ReportState = 'received' | 'held' | 'confirmed' | 'rejected' | 'deleted';
export type ClusterState = 'open' | 'confirmed' | 'rejected' | 'blocked';

/**
 * One row a report. Flags are 0 or 1 and records are JSON, so that the same statements run on SQLite and on every
 * PostgreSQL-like engine. No address, no time of arrival finer than the day.
 */
export interface ReportRow {
  /** The client's UUID; the key. */
  id: string;
  /** SHA-256 of the report as it was sent: the same id with another hash is a conflict. */
  content_hash: string;
  /** SHA-256 of what it says, whoever says it: equal for two reports of the same words. */
  substance: string;
  secret_hash: string;
  reporter_tag: string;
  /** Hour it was made in, by the client's clock: `2026-11-26T17:00Z`. */
  created: string;
  /** Day it arrived on, UTC: `2026-11-26`. */
  arrived: string;
  kind: string;
  /** Hub id; empty when unknown. */
  model: string;
  /** First topic; empty when there is none. */
  topic: string;
  language: string;
  state: ReportState;
  /** Why it is held or rejected, in words for its reporter; else empty. */
  reason: string;
  /** Null until the clustering job has been here. */
  cluster_id: string | null;
  /** The rest of the report but its words, as JSON: {@link Details}. */
  details: string;
  /** `{prompt, answer, comment, edited, cut}` as JSON, redacted once more; null: none was sent, or it was deleted. */
  words: string | null;
  /** A moderator let its words be published; counts only while there are words. */
  released: number;
  /** Version of the list that its cluster went into; 0: none yet. */
  list_version: number;
}

/** Reports that are one finding: the same or nearly the same words about one model. The key is the first one's `substance`. */
export interface ClusterRow {
  id: string;
  model: string;
  topic: string;
  language: string;
  kind: string;
  state: ClusterState;
  reason: string;
  /** The cluster that this one was found to be a part of; null: it stands by itself. */
  merged_into: string | null;
  /** MinHash signature of the prompt, as JSON; null: there was no text. */
  signature: string | null;
  opened: string;
  /** When a moderator decided, UTC; null: nobody has yet. */
  decided_at: string | null;
  list_version: number;
}

/** Where near-equal prompts meet: clusters that share a band are compared. */
export interface BandRow {
  band: string;
  cluster_id: string;
}

/** What moderators did, with what is needed to undo it. */
export interface AuditRow {
  id: string;
  at: string;
  action: string;
  target: string;
  /** What was changed, as it was before, as JSON; null: it can't be undone. */
  before: string | null;
  undone: number;
}

/** Reporter tags whose further reports are rejected. */
export interface BlockRow {
  tag: string;
  reason: string;
  at: string;
}

export interface Tables {
  reports: ReportRow;
  clusters: ClusterRow;
  cluster_bands: BandRow;
  audit: AuditRow;
  blocks: BlockRow;
}
export type Database = Kysely<Tables>;
