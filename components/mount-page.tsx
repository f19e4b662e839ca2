import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { readSettings, type Settings, watchSettings } from '../utils/settings.ts';

/** Shows an extension page, in the language its words are in (not always the browser's: there may be none in that). */
export function mountPage(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  document.documentElement.lang = i18n.t('badge.language');
  document.documentElement.dir = i18n.t('badge.direction');
  // In the reader's colours from the first frame on; in the browser's where they can't be read.
  const show = () => createRoot(root).render(<StrictMode>{page}</StrictMode>);
  followTheme().then(show, show);
}

/** The reader's choice of colours, for as long as the page lives; `auto` leaves it to the browser. */
async function followTheme(): Promise<void> {
  const show = ({ theme }: Settings) => {
    document.documentElement.dataset.theme = theme;
  };
  watchSettings(show, new AbortController().signal);
  show(await readSettings());
}
