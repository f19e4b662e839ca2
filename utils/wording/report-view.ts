import type { Signal } from '../assess-types.ts';
import type { ReportView } from '../badge/view.ts';
import type { OutboxRow } from '../reports/outbox.ts';
import { UNDO_MS } from '../reports/outbox-machine.ts';
import type { Words } from './words.ts';

/** The Report button of an answer, and what became of its report, in words. Pure. */
export function reportView(
  { t }: Words,
  signal: Signal,
  row: Pick<OutboxRow, 'state' | 'keptAt'> | null,
): ReportView {
  if (!row) {
    const label = t(signal === 'refusal' || signal === 'evasion' ? 'report_refusal' : 'report');
    return { state: 'none', label, note: '', undoUntil: 0 };
  }
  const { state, keptAt } = row;
  switch (state.kind) {
    case 'kept': {
      const undoUntil = keptAt + UNDO_MS;
      return { state: 'queued', label: t('report_kept'), note: t('report_note_kept'), undoUntil };
    }
    case 'queued':
    case 'sending': {
      const undoUntil = state.kind === 'queued' ? state.notBefore : 0;
      return { state: 'queued', label: t('report_queued'), note: t('report_note_queued'), undoUntil };
    }
    case 'delivered': {
      const note = t('report_note_delivered', state.receipt);
      return { state: 'delivered', label: t('report_delivered'), note, undoUntil: 0 };
    }
    case 'rejected': {
      const note = t('report_note_rejected', state.reason.replace(/^said:/, ''));
      return { state: 'rejected', label: t('report_rejected'), note, undoUntil: 0 };
    }
    case 'failed':
      return { state: 'failed', label: t('report_failed'), note: t('report_note_failed'), undoUntil: 0 };
    case 'deleting':
      return { state: 'queued', label: t('report_deleting'), note: '', undoUntil: 0 };
  }
}
