/** Work that goes on beside the requests, one run at a time. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** @returns true when there is more to do at once. */
  run(): Promise<boolean>;
}

/** Least rest between two runs with more to do. */
const REST_MS = 100;

/**
 * Runs jobs until they are stopped. A run that fails is logged and tried at its next time. One with more to do rests as long as
 * it worked, so that requests have at least half of the time.
 * @returns ends them; resolves when none is running
 */
export function startJobs(
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  const timers = new Map<Job, NodeJS.Timeout>();
  const running = new Map<Job, Promise<void>>();
  const once = async (job: Job): Promise<void> => {
    let more = false;
    const started = performance.now();
    try {
      more = await job.run();
    } catch (error) {
      if (!stopped) onError(job.name, error);
    }
    if (!stopped) plan(job, more ? Math.max(performance.now() - started, REST_MS) : job.everyMs);
  };
  const plan = (job: Job, ms: number): void => {
    const timer = setTimeout(() => running.set(job, once(job)), ms);
    timer.unref();
    timers.set(job, timer);
  };
  for (const job of jobs) plan(job, 0);
  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running.values());
  };
}
