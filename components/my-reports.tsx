import { type ReactNode, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Destination } from '../utils/reports/build-setting.ts';
import { toCsv, toJson } from '../utils/reports/export.ts';
import type { OutboxRow } from '../utils/reports/outbox.ts';
import { searchReports } from '../utils/reports/search.ts';
import { ask } from './ask-background.ts';
import { askDataPermission } from './data-permission.ts';
import { type Change, ReportRow } from './report-row.tsx';
import { explainReason, kindName } from './report-words.ts';
import { saveFile } from './save-file.ts';
import { useDestination, useReports } from './use-reports.ts';
import { useTopicNames } from './use-topic-names.ts';

/** @returns why it came to nothing, in words; empty: it did not */
async function changeReport(id: string, change: Change, { collector }: Destination): Promise<string> {
  // Before anything that takes time: a click's right to ask is gone after the first wait.
  if (change === 'send' && !(await askDataPermission().catch(() => false)))
    return i18n.t('report.permissionRefused');
  const problem = await ask({ type: 'change-report', id, change, collector });
  return problem && i18n.t('report.notChanged');
}

/** Every report there is: what it says, where it is, what became of it, and what can be done about it. */
export function MyReports({ chosen }: { chosen: string }): ReactNode {
  const rows = useReports();
  const destination = useDestination();
  const topicName = useTopicNames();
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');
  if (rows instanceof Error) return <p role="alert">{i18n.t('report.unreadable', [rows.message])}</p>;
  if (!rows || !destination) return null;
  const found = searchReports(rows, search, { kind: kindName, topic: topicName });
  return (
    <>
      {rows.length === 0 ? (
        <p>{i18n.t('report.none')}</p>
      ) : (
        <>
          <label>
            {i18n.t('report.search')}
            <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
          </label>
          <p className="muted" role="status">
            {found.length === 0
              ? i18n.t('report.noneFound')
              : i18n.t('report.count', [String(found.length), String(rows.length)])}
          </p>
          <Actions rows={rows} />
          {told && <p role="alert">{told}</p>}
          <div className="wide">
            <table>
              <thead>
                <tr>
                  <th scope="col">{i18n.t('report.when')}</th>
                  <th scope="col">{i18n.t('report.kind')}</th>
                  <th scope="col">{i18n.t('report.model')}</th>
                  <th scope="col">{i18n.t('report.topics')}</th>
                  <th scope="col">{i18n.t('report.state')}</th>
                  <th scope="col">{i18n.t('report.fate')}</th>
                  <th scope="col">{i18n.t('report.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((row) => (
                  <ReportRow
                    key={row.id}
                    row={row}
                    destination={destination}
                    topicName={topicName}
                    chosen={row.id === chosen}
                    onChange={(change) => void changeReport(row.id, change, destination).then(setTold)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

/** What is done with all reports at once. */
function Actions({ rows }: { rows: readonly OutboxRow[] }): ReactNode {
  const [told, setTold] = useState('');
  const askFates = async () => {
    setTold(i18n.t('report.asking'));
    const problem = await ask({ type: 'ask-fates' });
    setTold(problem && i18n.t('report.askFailed', [explainReason(problem)]));
  };
  return (
    <>
      <p className="buttons">
        {rows.some(({ state }) => state.kind === 'delivered') && (
          <button type="button" onClick={() => void askFates()}>
            {i18n.t('report.askFates')}
          </button>
        )}
        <button
          type="button"
          onClick={() => saveFile('unsaid-reports.json', 'application/json', toJson(rows))}
        >
          {i18n.t('report.exportJson')}
        </button>
        <button type="button" onClick={() => saveFile('unsaid-reports.csv', 'text/csv', toCsv(rows))}>
          {i18n.t('report.exportCsv')}
        </button>
        <DeleteAll />
      </p>
      <p role="status">{told}</p>
    </>
  );
}

function DeleteAll(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {i18n.t('report.deleteAll')}
      </button>
      <dialog ref={dialog}>
        <p>{i18n.t('report.deleteAllSure')}</p>
        <p className="buttons">
          <button type="button" onClick={() => void ask({ type: 'delete-reports' }).then(close)}>
            {i18n.t('report.deleteAllYes')}
          </button>
          <button type="button" onClick={close}>
            {i18n.t('report.cancel')}
          </button>
        </p>
      </dialog>
    </>
  );
}
