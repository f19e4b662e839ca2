import { useEffect, useState } from 'react';
import { DEFAULT_SETTINGS, readSettings, type Settings, watchSettings } from '../utils/settings.ts';

/** The settings in force; defaults until they are read. */
export function useSettings(): Settings {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  useEffect(() => {
    const controller = new AbortController();
    void readSettings().then((stored) => controller.signal.aborted || setSettings(stored));
    watchSettings(setSettings, controller.signal);
    return () => controller.abort();
  }, []);
  return settings;
}
