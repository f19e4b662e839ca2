import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of `observations.jsonl`, as far as the import reads it. */
export interface Observation {
  readonly key: string;
  readonly source_id: string;
  readonly model_raw: string;
  readonly hf_ids: readonly string[];
  readonly topic_set: string;
  readonly language: string;
  readonly n: number | null;
  readonly complete: number | null;
  readonly evasive: number | null;
  readonly denial: number | null;
  /** Blocked by a filter before or after the model. */
  readonly moderation_error: number | null;
  readonly date_range: readonly [string, string] | null;
  readonly judge: string | null;
  readonly url: string;
  readonly served_by: Readonly<Record<string, number>> | string | null;
  readonly host_type: string;
  /** False: the second judge of a SpeechMap row. */
  readonly primary: boolean;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly read_via: string;
  readonly unreadable: number | null;
  readonly axis: string;
  readonly not_answered: number | null;
  readonly answered_or_not: number | null;
}

/** One row of `per_question.jsonl`: SpeechMap's question, answer's host and both judges' labels. */
export interface Question {
  readonly question_id: string;
  readonly topics: readonly string[];
  readonly model: string;
  readonly language: string;
  readonly label: string;
  readonly label_gpt4o_judge: string;
  readonly unreadable: boolean;
}

/** One id of `models_map.json`. */
export interface MappedModel {
  readonly id: string;
  readonly developer: string;
  readonly family: string;
  readonly lineage: { readonly base: string; readonly distilled_from?: string } | null;
  readonly status: string;
  readonly note?: string;
  readonly evidence: readonly string[];
  readonly evidence_variants: readonly string[];
  readonly documented: readonly string[];
  readonly related: readonly string[];
  readonly lineage_related: readonly string[];
}

/** The data folder is trusted input of a script run by hand: read as it is, not parsed. */
export const readJson = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

export const readLines = <T>(folder: string, file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** A number of `metrics`; throws on anything else, so that a renamed field is not imported as nothing. */
export function metric(row: Observation, name: string): number {
  const value = row.metrics[name];
  if (typeof value !== 'number') throw new Error(`${row.key}: no number ${name}`);
  return value;
}
