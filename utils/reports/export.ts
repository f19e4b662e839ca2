import type { OutboxRow } from './outbox.ts';

/** What is exported of a report: all that was or would be sent, its state, and what became of it. No secret, no message id. */
export const exported = ({ report, state, collector, keptAt, fate }: OutboxRow) => ({
  report,
  keptAt: new Date(keptAt).toISOString(),
  collector,
  state,
  fate,
});

export const toJson = (rows: readonly OutboxRow[]): string =>
  `${JSON.stringify({ unsaidReports: 1, reports: rows.map(exported) }, null, 1)}\n`;

const COLUMNS = [
  'id',
  'keptAt',
  'kind',
  'model',
  'provider',
  'language',
  'topics',
  'level',
  'signal',
  'score',
  'state',
  'receipt',
  'reason',
  'fate',
  'comment',
  'prompt',
  'answer',
] as const;

/**
 * One field by RFC 4180. Spreadsheets run what begins like a formula, and these are other people's words: an apostrophe
 * before it keeps it text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function field(value: string | number): string {
  const text =
    typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cells(row: OutboxRow): Record<(typeof COLUMNS)[number], string | number> {
  const { report, state, keptAt, fate } = row;
  const { id, kind, model, provider, language, topics, assessed, comment, text } = report;
  return {
    id,
    keptAt: new Date(keptAt).toISOString(),
    kind,
    model,
    provider,
    language,
    topics: topics.join(' '),
    level: assessed.level,
    signal: assessed.signal,
    score: assessed.score,
    state: state.kind,
    receipt: state.kind === 'delivered' ? state.receipt : '',
    reason: 'reason' in state ? state.reason : '',
    fate: fate ? fate.status : '',
    comment,
    prompt: text?.prompt ?? '',
    answer: text?.answer ?? '',
  };
}

/** With a byte order mark: without it spreadsheets read UTF-8 as something else. */
export function toCsv(rows: readonly OutboxRow[]): string {
  const lines = rows.map((row) => {
    const values = cells(row);
    return COLUMNS.map((column) => field(values[column])).join(',');
  });
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
