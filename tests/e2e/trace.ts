/** What our own script costs on a page's main thread, from a Chromium trace with a CPU profile in it. */
import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time the thread itself was running, whatever else kept the machine busy. */
  readonly tdur?: number;
  readonly args?: { readonly data?: ProfileData };
}

interface ProfileData {
  readonly url?: string;
  readonly startTime?: number;
  readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly parent?: number;
  readonly callFrame: { readonly url?: string };
}

/** Milliseconds of work on the page's main thread. */
export interface Cost {
  /** In our script and whatever it calls, promise continuations included. */
  readonly ours: number;
  /** Everything else: the page's scripts, styles, layout, painting. */
  readonly page: number;
  /** Our share of the task in which it was greatest. */
  readonly longest: number;
  /** Calls into our script from outside. */
  readonly calls: number;
}

/** One sample of the profile stands for this long. Counted, not timed: a busy machine stretches the time between two. */
const SAMPLE_MS = 0.2;
const OURS = /^chrome-extension:.*\/content-scripts\//;

const isCall = ({ name, args }: TraceEvent) => name === 'FunctionCall' && OURS.test(args?.data?.url ?? '');

/** Traces `page` while `act` runs. All zero when no script ran at all, for then there is no profile. */
export async function traceCost(page: Page, act: () => Promise<void>): Promise<Cost> {
  const devtools = await page.context().newCDPSession(page);
  const events = await record(devtools, act);
  await devtools.detach();
  const profile = events.find(({ name }) => name === 'Profile');
  if (!profile) return { ours: 0, page: 0, longest: 0, calls: events.filter(isCall).length };
  const here = events.filter(({ pid }) => pid === profile.pid);
  const samples = ourSamples(here, profile.args?.data?.startTime ?? profile.ts);
  const tasks = here.filter(({ name, tid }) => name === 'RunTask' && tid === profile.tid);
  const shares = tasks.map(({ ts, dur = 0 }) => samples.filter((at) => at >= ts && at < ts + dur).length);
  const ours = samples.length * SAMPLE_MS;
  const total = tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  return {
    ours,
    page: Math.max(0, total - ours),
    longest: Math.max(0, ...shares) * SAMPLE_MS,
    calls: here.filter(isCall).length,
  };
}

async function record(devtools: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'disabled-by-default-v8.cpu_profiler',
      ],
    },
  });
  await act();
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  return events;
}

/** When our script was found running, in microseconds of the trace's clock. */
function ourSamples(events: readonly TraceEvent[], start: number): number[] {
  const nodes = new Map<number, ProfileNode>();
  const isOurs = (id: number | undefined): boolean => {
    const node = id === undefined ? undefined : nodes.get(id);
    return node !== undefined && (OURS.test(node.callFrame.url ?? '') || isOurs(node.parent));
  };
  const found: number[] = [];
  let at = start;
  const chunks = events.filter(({ name }) => name === 'ProfileChunk').sort((a, b) => a.ts - b.ts);
  for (const { args } of chunks) {
    for (const node of args?.data?.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    for (const [index, id] of (args?.data?.cpuProfile?.samples ?? []).entries()) {
      at += args?.data?.timeDeltas?.[index] ?? 0;
      if (isOurs(id)) found.push(at);
    }
  }
  return found;
}
