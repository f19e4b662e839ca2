import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useReports } from '../use-reports.ts';
import { figure } from './figures.ts';

const MEGABYTE = 1_000_000;

const megabytes = (bytes: number): string =>
  new Intl.NumberFormat(i18n.t('badge.language'), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / MEGABYTE);

/** How much is stored at this moment, and how many reports are among it; nothing where the browser does not tell. */
export function StoredNow(): ReactNode {
  const reports = useReports();
  const [bytes, setBytes] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of reports, another size
  useEffect(() => {
    // Lists and reports are in the one, settings in the other.
    Promise.all([navigator.storage.estimate(), browser.storage.local.getBytesInUse(null)]).then(
      ([{ usage = 0 }, inUse]) => setBytes(usage + inUse),
      () => {}, // then it is not said
    );
  }, [reports]);
  if (bytes === undefined || !Array.isArray(reports)) return null;
  return <p>{i18n.t('pages.privacyNow', [megabytes(bytes), figure(reports.length)])}</p>;
}
