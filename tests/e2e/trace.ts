/** What our own script costs on a page's main thread, from a Chromium trace: exact, not sampled. */
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
  readonly args?: { readonly data?: { readonly url?: string }; readonly fileName?: string };
}

export interface Cost {
  /** Thread time in our script: its evaluation and every call into it, milliseconds. */
  readonly ours: number;
  /** Thread time in the page's scripts, milliseconds. */
  readonly page: number;
  /** Calls into our script. */
  readonly calls: number;
  /** The longest main-thread task in which our script ran for at least a millisecond; thread time, milliseconds. */
  readonly longestTask: number;
}

const isCall = ({ name }: TraceEvent) => name === 'EvaluateScript' || name === 'FunctionCall';
const isOurs = ({ args }: TraceEvent) =>
  /^chrome-extension:.*\/content-scripts\//.test(args?.data?.url ?? args?.fileName ?? '');
const thread = (event: TraceEvent) => (event.tdur ?? 0) / 1000;
const sum = (events: readonly TraceEvent[]) => events.reduce((total, event) => total + thread(event), 0);

/** Traces `page` while `act` runs. */
export async function traceCost(page: Page, act: () => Promise<void>): Promise<Cost> {
  const devtools = await page.context().newCDPSession(page);
  const events = await record(devtools, act);
  await devtools.detach();

  // Calls inside calls would be counted twice.
  const calls = outermost(events.filter(isCall));
  const ours = calls.filter(isOurs);
  const [first] = ours;
  const sameThread = ({ pid, tid }: TraceEvent) => pid === first?.pid && tid === first?.tid;
  const tasks = events.filter((event) => event.name === 'RunTask' && sameThread(event));
  const within = (task: TraceEvent) =>
    ours.filter(({ ts }) => ts >= task.ts && ts < task.ts + (task.dur ?? 0));
  return {
    ours: sum(ours),
    page: sum(calls.filter((call) => sameThread(call) && !isOurs(call))),
    calls: ours.length,
    longestTask: Math.max(0, ...tasks.filter((task) => sum(within(task)) >= 1).map(thread)),
  };
}

async function record(devtools: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute', 'toplevel'] },
  });
  await act();
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  return events.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

/** @param events in order of time. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const ends = new Map<string, number>();
  return events.filter(({ pid, tid, ts, dur = 0 }) => {
    const key = `${pid} ${tid}`;
    if (ts < (ends.get(key) ?? 0)) return false;
    ends.set(key, ts + dur);
    return true;
  });
}
