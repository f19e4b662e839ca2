import { useEffect, useState } from 'react';
import type { Destination } from '../utils/reports/build-setting.ts';
import { watchReports } from '../utils/reports/changes.ts';
import { readDestination, watchDestination } from '../utils/reports/destination.ts';
import { type Outbox, type OutboxRow, openOutbox } from '../utils/reports/outbox.ts';

let outbox: Outbox | undefined;

/** All reports, newest first, kept up to date, or why they can't be read; this page reads the outbox, and only the background writes it. */
export function useReports(): readonly OutboxRow[] | Error | undefined {
  const [rows, setRows] = useState<readonly OutboxRow[] | Error>();
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      outbox ??= openOutbox();
      const all = await outbox.all().catch((error: Error) => error);
      if (!controller.signal.aborted) setRows(all);
    };
    void read();
    watchReports(() => void read(), controller.signal);
    return () => controller.abort();
  }, []);
  return rows;
}

export function useDestination(): Destination | undefined {
  const [destination, setDestination] = useState<Destination>();
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      const read = await readDestination();
      if (!controller.signal.aborted) setDestination(read);
    };
    void read();
    watchDestination(() => void read(), controller.signal);
    return () => controller.abort();
  }, []);
  return destination;
}
