import type { CDPSession, Page } from '@playwright/test';
import { sum } from './figures.ts';

/** What is used of an event of Chromium's trace; times in microseconds, `tdur` is the thread's CPU time. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string }; readonly fileName?: string };
}

/** Work of the page's main thread while it was traced. */
export interface Cost {
  /** CPU ms of all its tasks. */
  readonly cpu: number;
  /** CPU ms of evaluating our script and of every call into it; continuations of promises are not marked as ours. */
  readonly ours: number;
  /** Calls into our script. */
  readonly calls: number;
  /** CPU ms of the longest task that ran script of ours, the page's own part in it included. */
  readonly longestOurs: number;
  /** Wall-clock ms of the longest task. */
  readonly longestTask: number;
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'v8', 'toplevel'];
const OURS = 'chrome-extension://';
const PAGES = 'https://huggingface.co/';

/** Traces the page while `act` runs. */
export async function traced(page: Page, act: () => Promise<void>): Promise<Cost> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  await endTracing(devtools);
  await devtools.detach();
  return readCost(events);
}

async function endTracing(devtools: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.end');
  await complete;
}

/** Adds up the events of the thread that runs the page's scripts. @throws when no page was traced. */
function readCost(events: readonly TraceEvent[]): Cost {
  const thread = mainThread(events);
  const own = events
    .filter((event) => event.ph === 'X' && threadOf(event) === thread)
    .sort((a, b) => a.ts - b.ts);
  const tasks = outermost(own.filter(({ name }) => name.endsWith('RunTask')));
  const calls = outermost(own.filter((event) => isScript(event) && urlOf(event).startsWith(OURS)));
  const oursIn = tasks.filter((task) => calls.some((call) => call.ts >= task.ts && call.ts < endOf(task)));
  return {
    cpu: sum(tasks.map(cpuOf)),
    ours: sum(calls.map(cpuOf)),
    calls: calls.length,
    longestOurs: Math.max(0, ...oursIn.map(cpuOf)),
    longestTask: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
  };
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
const urlOf = ({ args }: TraceEvent): string => args?.data?.url ?? args?.fileName ?? '';
const isScript = ({ name }: TraceEvent): boolean => name === 'EvaluateScript' || name === 'FunctionCall';
const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;
const cpuOf = ({ tdur = 0 }: TraceEvent): number => tdur / 1000;

/** Without the events that lie inside another one, so that nothing counts twice. */
function outermost(sorted: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return sorted.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}

function mainThread(events: readonly TraceEvent[]): string {
  const found = events.find((event) => isScript(event) && urlOf(event).startsWith(PAGES));
  if (!found) throw new Error('the trace has no script of the page');
  return threadOf(found);
}
