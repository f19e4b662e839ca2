import type { Config } from './config.ts';
import { createLimits, type Limits } from './http/limits.ts';
import type { Log } from './http/log.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { forgetWords } from './jobs/retention.ts';
import { type Job, startJobs } from './jobs/run.ts';
import { settleReports } from './jobs/settle.ts';
import type { Receiving } from './reports/receive.ts';
import { createSpamRules } from './reports/spam.ts';
import { createIntake, type Intake } from './store/intake.ts';
import { type Lists, openLists } from './store/lists.ts';
import { openStore, type Store } from './store/open.ts';
import { readBlocked } from './store/reports.ts';

/** Everything a request may need. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly intake: Intake;
  readonly receiving: Receiving;
  readonly limits: Limits;
  readonly lists: Lists;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
  /** Reads again whose reports are refused, after a moderator has changed it. */
  readonly readBlocks: () => Promise<void>;
  /** Ends what goes on beside the requests; resolves when none of it runs any more. For tests that do it themselves. */
  readonly stopJobs: () => Promise<void>;
  /** True once the collector has been told to end. */
  isDraining(): boolean;
  /** Ends everything in order: what was asked for is finished, then the database is closed. */
  close(): Promise<void>;
}

const SETTLE_MS = 2_000;
const BLOCKS_MS = 10_000;
const RETENTION_MS = 3_600_000;

/** Opens what the collector works with and starts what goes on beside the requests. @throws for the operator */
export async function openServices(
  config: Config,
  log: Log,
  now: () => Date = () => new Date(),
): Promise<Services> {
  const store = await openStore(config.store);
  const metrics = createMetrics();
  const intake = createIntake(store.db, metrics.commit);
  metrics.watch('collector_waiting', 'Reports that wait for a commit', () => intake.waiting);
  let draining = false;
  let blocked: ReadonlySet<string> = new Set();
  const readBlocks = async (): Promise<void> => {
    blocked = await readBlocked(store.db);
  };
  const jobs: Job[] = [
    {
      name: 'settle',
      everyMs: SETTLE_MS,
      async run() {
        // Those who wait for an acknowledgement come first; but some are settled every time, however many come.
        do if ((await settleReports(store.db, now())) === 0) return false;
        while (intake.waiting === 0 && !draining);
        return true;
      },
    },
    {
      name: 'blocks',
      everyMs: BLOCKS_MS,
      async run() {
        await readBlocks();
        return false;
      },
    },
    {
      name: 'retention',
      everyMs: RETENTION_MS,
      async run() {
        const forgotten = await forgetWords(store.db, now());
        if (forgotten > 0) log('info', 'words deleted', { reports: forgotten });
        return false;
      },
    },
  ];
  const lists = await openLists(config.listFolder, config.listKeys);
  const stopJobs = startJobs(jobs, (job, error) => log('warn', 'job failed', { job, error: String(error) }));
  return {
    config,
    store,
    intake,
    receiving: {
      intake,
      spam: createSpamRules(),
      minExtension: config.minExtension,
      isBlocked: (tag) => blocked.has(tag),
      today: () => now().toISOString().slice(0, 10),
    },
    limits: createLimits(config.rate, config.totalPerSecond),
    lists,
    metrics,
    log,
    now,
    readBlocks,
    stopJobs,
    isDraining: () => draining,
    async close() {
      draining = true;
      await stopJobs();
      await intake.idle();
      await store.close();
    },
  };
}
