import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { i18n } from '#i18n';
import {
  LONGEST_FILE,
  parseSettingsFile,
  replaceSettings,
  type StoredSettings,
  writeSettingsFile,
} from '../../utils/settings-file.ts';
import { saveFile } from '../save-file.ts';

interface Told {
  readonly words: string;
  readonly failed?: boolean;
  /** What brings the settings before back. */
  readonly before?: StoredSettings;
}

/** All settings at once: into a file, out of one, or as they were at first; each change with a way back. */
export function SettingsFile(): ReactNode {
  const [told, setTold] = useState<Told>();
  const file = useRef<HTMLInputElement>(null);
  const said = useRef<HTMLParagraphElement>(null);

  const replace = (stored: StoredSettings, words: string) =>
    replaceSettings(stored).then(
      (before) => setTold({ words, before }),
      () => setTold({ words: i18n.t('popup.notSaved'), failed: true }),
    );
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    const text = chosen.size > LONGEST_FILE ? '' : await chosen.text().catch(() => '');
    const parsed = parseSettingsFile(text);
    target.value = ''; // the same file may be chosen again
    if (parsed.ok) return replace(parsed.stored, i18n.t('settings.imported'));
    const words = parsed.why === 'newer' ? i18n.t('settings.importNewer') : i18n.t('settings.importBad');
    setTold({ words, failed: true });
  };
  const undo = (before: StoredSettings) =>
    void replaceSettings(before).then(
      () => {
        setTold({ words: i18n.t('settings.undone') });
        // The button goes; the keyboard goes on from what is said.
        said.current?.focus();
      },
      () => setTold({ words: i18n.t('popup.notSaved'), failed: true }),
    );
  const save = () =>
    writeSettingsFile().then(
      (text) => saveFile('unsaid-settings.json', 'application/json', text),
      (error: Error) => setTold({ words: error.message, failed: true }),
    );

  return (
    <section aria-labelledby="transfer">
      <h2 id="transfer">{i18n.t('settings.transfer')}</h2>
      <p className="muted">{i18n.t('settings.transferMore')}</p>
      <p className="buttons">
        <button type="button" onClick={() => void save()}>
          {i18n.t('settings.exportFile')}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {i18n.t('settings.importFile')}
        </button>
        <button type="button" onClick={() => void replace({}, i18n.t('settings.wasReset'))}>
          {i18n.t('settings.reset')}
        </button>
      </p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={i18n.t('settings.importFile')}
        onChange={(event) => void take(event)}
      />
      <p role="alert">{told?.failed && told.words}</p>
      <p ref={said} role="status" tabIndex={-1}>
        {!told?.failed && told?.words}{' '}
        {told?.before && (
          <button type="button" onClick={() => told.before && undo(told.before)}>
            {i18n.t('settings.undo')}
          </button>
        )}
      </p>
    </section>
  );
}
