import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { ListStatus } from '../utils/list-status.ts';
import { changeSettings } from '../utils/settings.ts';
import { askAboutList } from './ask-about-list.ts';
import { ListSourceForm } from './list-source-form.tsx';
import { describeCheck, describeList } from './list-words.ts';
import { SettingSwitch } from './setting-switch.tsx';

/** The knowledge list: which one, how old, where from, how the last look ended, and what the reader can do about it. */
export function ListPanel({ listUpdates }: { listUpdates: boolean }): ReactNode {
  const { status, busy, ask } = useListStatus();
  if (status === 'unavailable') return <p role="alert">{i18n.t('list.unavailable')}</p>;
  if (status === undefined) return null;
  return (
    <section className="list" aria-busy={busy}>
      {describeList(status, new Date()).map(({ text, warns }) => (
        <p key={text} className={warns ? 'warning' : 'muted'}>
          {text}
        </p>
      ))}
      {status.updatable ? (
        <>
          <p className="muted" role="status" data-outcome={status.last?.outcome.kind ?? 'never'}>
            {busy ? i18n.t('list.updating') : describeCheck(status)}
          </p>
          <SettingSwitch on={listUpdates} change={(on) => changeSettings({ listUpdates: on })}>
            {i18n.t('list.updates')}
          </SettingSwitch>
          <p className="buttons">
            <button type="button" disabled={busy} onClick={() => ask({ type: 'update-list' })}>
              {i18n.t('list.updateNow')}
            </button>
            {status.before !== null && (
              <button
                type="button"
                disabled={busy}
                onClick={() => ask({ type: 'roll-back-list', version: status.version })}
              >
                {i18n.t('list.rollBack', [String(status.before)])}
              </button>
            )}
          </p>
        </>
      ) : (
        <p className="muted">{i18n.t('list.bundledOnly')}</p>
      )}
      <ListSourceForm
        chosen={status.chosen}
        busy={busy}
        onChosen={(fetchNow) => ask({ type: fetchNow ? 'update-list' : 'list-status' })}
      />
    </section>
  );
}

type Ask = Parameters<typeof askAboutList>[0];

function useListStatus(): {
  status: ListStatus | 'unavailable' | undefined;
  busy: boolean;
  ask: (message: Ask) => void;
} {
  const [status, setStatus] = useState<ListStatus | 'unavailable'>();
  const [busy, setBusy] = useState(false);
  const ask = (message: Ask) => {
    setBusy(message.type !== 'list-status');
    askAboutList(message)
      .then(setStatus, () => setStatus('unavailable'))
      .finally(() => setBusy(false));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the popup opens
  useEffect(() => ask({ type: 'list-status' }), []);
  return { status, busy, ask };
}
