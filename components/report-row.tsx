import { type ReactNode, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Destination } from '../utils/reports/build-setting.ts';
import type { OutboxRow } from '../utils/reports/outbox.ts';
import { browserWords } from '../utils/wording/browser-words.ts';
import { CopyJson, DiscussionLink } from './report-ways.tsx';
import { describeFate, describeState, hostOf, kindName, moment } from './report-words.ts';

export type Change = 'delete' | 'retry' | 'send';

interface Props {
  readonly row: OutboxRow;
  readonly destination: Destination;
  /** In the reader's language. */
  readonly topicName: (topic: string) => string;
  /** The reader came for this one. */
  readonly chosen: boolean;
  readonly onChange: (change: Change) => void;
}

/** One report in *My reports*: its facts, and its words on demand. */
export function ReportRow({ row, destination, topicName, chosen, onChange }: Props): ReactNode {
  const { report, state, fate, keptAt, id } = row;
  const element = useRef<HTMLTableRowElement>(null);
  const [open, setOpen] = useState(chosen);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    <>
      <tr ref={element} className={chosen ? 'chosen' : ''} data-report={state.kind} data-id={id}>
        <td>{moment(keptAt)}</td>
        <td>{kindName(report.kind)}</td>
        <td>{report.model || i18n.t('report.modelUnknown')}</td>
        <td>{browserWords().list(report.topics.map(topicName))}</td>
        <td>{describeState(state)}</td>
        <td>{fate && describeFate(fate)}</td>
        <td>
          <div className="buttons">
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {i18n.t('report.show')}
            </button>
            {(state.kind === 'failed' || state.kind === 'rejected' || state.kind === 'deleting') && (
              <button type="button" onClick={() => onChange('retry')}>
                {i18n.t('report.retry')}
              </button>
            )}
            {state.kind === 'kept' && destination.collector && (
              <button type="button" onClick={() => onChange('send')}>
                {i18n.t('report.sendTo', [hostOf(destination.collector)])}
              </button>
            )}
            {state.kind !== 'deleting' && (
              <button type="button" onClick={() => onChange('delete')}>
                {i18n.t('report.delete')}
              </button>
            )}
          </div>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={7}>
            <pre>{JSON.stringify(report, null, 1)}</pre>
            <p className="buttons">
              <DiscussionLink repository={destination.repository} report={report} />
              <CopyJson value={report} />
            </p>
          </td>
        </tr>
      )}
    </>
  );
}
