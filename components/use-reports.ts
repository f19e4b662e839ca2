import type { Destination } from '../utils/reports/build-setting.ts';
import { watchReports } from '../utils/reports/changes.ts';
import { readDestination, watchDestination } from '../utils/reports/destination.ts';
import { type Outbox, type OutboxRow, openOutbox } from '../utils/reports/outbox.ts';
import { useStored } from './use-stored.ts';

let outbox: Outbox | undefined;

/** This page reads the outbox, and only the background writes it. */
function readReports(): Promise<readonly OutboxRow[] | Error> {
  outbox ??= openOutbox();
  return outbox.all().catch((error: Error) => error);
}

/** All reports, newest first, kept up to date, or why they can't be read. */
export const useReports = (): readonly OutboxRow[] | Error | undefined =>
  useStored(readReports, watchReports);

export const useDestination = (): Destination | undefined => useStored(readDestination, watchDestination);
