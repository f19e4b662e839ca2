import type { ReactNode } from 'react';
import { ReportSettings } from '../report-settings.tsx';
import { BadgeSettings } from './badge-settings.tsx';
import { HintSettings } from './hint-settings.tsx';

/** Everything that can be set, one component per subject; each is a section with its own heading. */
export const SettingsPage = (): ReactNode => (
  <>
    <BadgeSettings />
    <HintSettings />
    <ReportSettings />
  </>
);
