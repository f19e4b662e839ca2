import { DEFAULT_SETTINGS, readSettings, type Settings, watchSettings } from '../utils/settings.ts';
import { useStored } from './use-stored.ts';

/** The settings in force; defaults until they are read. */
export const useSettings = (): Settings => useStored(readSettings, watchSettings) ?? DEFAULT_SETTINGS;
