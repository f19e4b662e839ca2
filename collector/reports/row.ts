import { hash } from 'node:crypto';
import type { Report } from '../../utils/reports/schema.ts';
import type { ReportRow } from '../store/tables.ts';

/** What a person reads of a report. */
export interface Words {
  readonly prompt: string;
  readonly answer: string;
  readonly comment: string;
  readonly edited: boolean;
  readonly cut: boolean;
}
/** What is kept of a report besides its columns and words. */
export type Details = Pick<
  Report,
  'provider' | 'route' | 'modelFrom' | 'source' | 'topics' | 'assessed' | 'versions'
>;

export const sha256 = (text: string): string => hash('sha256', text);

/** Said to whoever sends the report, again and again the same: derived from its id and no secret. */
export const receiptOf = (id: string): string => sha256(`receipt ${id.toLowerCase()}`).slice(0, 12);

/** Hash of what a report says, whoever says it and when: two of the same words are one finding. */
export function substanceOf({ kind, model, language, topics, assessed, text }: Report): string {
  const words = text && [text.prompt, text.answer];
  return sha256(JSON.stringify([kind, model, language, [...topics].sort(), assessed.signal, words]));
}

/**
 * The row of a report that arrives. Pure.
 *
 * @param report as the schema gave it back: with its keys in the schema's order, so that equal reports have equal JSON
 * @param hold why a rule holds it for review; empty: none does
 * @param day it arrives on, `2026-11-26`
 */
export function rowOf(report: Report, hold: string, day: string): ReportRow {
  const { id, secretHash, reporterTag, created, kind, model, language, topics, comment, text } = report;
  const { provider, route, modelFrom, source, assessed, versions } = report;
  const details: Details = { provider, route, modelFrom, source, topics, assessed, versions };
  const words: Words | null = text ? { ...text, comment } : comment ? { ...NO_TEXT, comment } : null;
  return {
    id: id.toLowerCase(),
    content_hash: sha256(JSON.stringify(report)),
    substance: substanceOf(report),
    secret_hash: secretHash,
    reporter_tag: reporterTag,
    created,
    arrived: day,
    kind,
    model,
    topic: topics[0] ?? '',
    language,
    state: hold ? 'held' : 'received',
    reason: hold,
    cluster_id: null,
    details: JSON.stringify(details),
    words: words && JSON.stringify(words),
    released: 0,
    list_version: 0,
  };
}

/** A comment may come without prompt and answer. */
const NO_TEXT = { prompt: '', answer: '', edited: false, cut: false };
