import type { ReactNode } from 'react';
import { ReportSettings } from '../report-settings.tsx';
import { BadgeSettings } from './badge-settings.tsx';
import { HintSettings } from './hint-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { MutedSettings } from './muted-settings.tsx';
import { SettingsFile } from './settings-file.tsx';

/** Everything that can be set, one component per subject. */
export const SettingsPage = (): ReactNode => (
  <div className="settings">
    <BadgeSettings />
    <MutedSettings />
    <HintSettings />
    <ReportSettings />
    <LookSettings />
    <SettingsFile />
  </div>
);
