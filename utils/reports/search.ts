import type { OutboxRow } from './outbox.ts';
import type { ReportKind } from './schema.ts';

/**
 * The reports in which every word of the search is found: in what they say, their model, topics, kind, state or receipt.
 * Upper and lower case, and the width of letters, do not matter. Pure.
 *
 * @param names kinds and topics as the reader sees them
 */
export function searchReports(
  rows: readonly OutboxRow[],
  search: string,
  names: { readonly kind: (kind: ReportKind) => string; readonly topic: (topic: string) => string },
): readonly OutboxRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ report, state, fate }) => {
    const { model, provider, topics, kind, comment, text } = report;
    const all = [
      model,
      provider,
      ...topics,
      ...topics.map(names.topic),
      kind,
      names.kind(kind),
      comment,
      text?.prompt,
      text?.answer,
    ];
    const about = [
      state.kind,
      'receipt' in state && state.receipt,
      'reason' in state && state.reason,
      fate?.status,
    ];
    const haystack = plain([...all, ...about].filter(Boolean).join('\n'));
    return words.every((word) => haystack.includes(word));
  });
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
