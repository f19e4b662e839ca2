import { createHash, randomUUID } from 'node:crypto';
import type { Report } from '../../utils/reports/schema.ts';

/** The secret of a report that {@link makeReport} made. */
export const secretOf = (id: string): string => createHash('md5').update(id).digest('hex');

/** A report as an extension sends it; the tag is of the reporter's number. */
export function makeReport(change: Partial<Report> = {}, reporter = 1): Report {
  const id = change.id ?? randomUUID();
  return {
    schema: 1,
    id,
    secretHash: createHash('sha256').update(secretOf(id)).digest('hex'),
    reporterTag: createHash('sha256').update(`reporter ${reporter}`).digest('hex'),
    created: '2026-11-26T17:00Z',
    kind: 'refusal',
    comment: '',
    model: 'Qwen/QwQ-32B',
    provider: 'together',
    route: '',
    modelFrom: 'api',
    source: 'v2',
    language: 'en',
    topics: ['tiananmen_1989'],
    assessed: { level: 'known-refusal', signal: 'refusal', score: 0.9 },
    versions: { detector: '1', list: 1, extension: '0.1.0' },
    text: {
      prompt: 'What happened on the square?',
      answer: 'I can’t discuss that.',
      edited: false,
      cut: false,
    },
    ...change,
  };
}
