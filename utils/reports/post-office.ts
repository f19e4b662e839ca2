import { browser } from 'wxt/browser';
import { postWithoutIdentity } from '../list-frame.ts';
import { announceReports } from './changes.ts';
import { deliverDue } from './delivery.ts';
import { readDestination, watchDestination } from './destination.ts';
import { type Outbox, openOutbox } from './outbox.ts';

const ALARM = 'reports';
/** Browsers ring no alarm sooner. */
const SOONEST_ALARM_MS = 30_000;
/** A background without work lives about this long, so a shorter wait needs no alarm; there is one all the same. */
const TIMER_MS = 25_000;

let opened: Outbox | undefined;
/** The one outbox of the background. */
export function theOutbox(): Outbox {
  opened ??= openOutbox();
  return opened;
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** One delivery at a time; asked for again while it runs, it runs again. */
let running: Promise<void> | undefined;
let again = false;

/** Delivers by alarm, by timer, at the browser's start and when the network is back. Registers its listeners at once; call it once. */
export function startPostOffice(signal: AbortSignal): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void deliverNow();
  });
  browser.runtime.onStartup.addListener(() => void deliverNow());
  globalThis.addEventListener('online', () => void deliverNow(true), { signal });
  watchDestination(() => void deliverNow(), signal);
  signal.addEventListener('abort', () => clearTimeout(timer));
  void deliverNow();
}

/**
 * Delivers what is due, and sees to it that the rest is not forgotten. Never throws: what went wrong is tried again.
 *
 * @param networkIsBack what failed for want of it is due now
 */
export async function deliverNow(networkIsBack = false): Promise<void> {
  if (networkIsBack) await hurry(theOutbox()).catch(() => {});
  again = true;
  running ??= (async () => {
    while (again) {
      again = false;
      await deliverOnce().catch((error) => console.warn('Unsaid: reports wait.', error));
    }
    running = undefined;
  })();
  return running;
}

/** Once in the background's life, before its first claim. */
let interrupted: Promise<void> | undefined;

async function deliverOnce(): Promise<void> {
  const outbox = theOutbox();
  interrupted ??= outbox.interrupt(Date.now());
  await interrupted.catch((error) => {
    interrupted = undefined;
    throw error;
  });
  // Before anything that could be cut short: the next attempt must not depend on this one coming to its end.
  const { collector } = await plan();
  await deliverDue(collector, {
    outbox,
    post: postWithoutIdentity,
    now: Date.now,
    random: Math.random,
    changed: (messageIds) => void announceReports(messageIds).catch(() => {}),
  });
  await plan();
}

async function hurry(outbox: Outbox): Promise<void> {
  for (const { id, state } of await outbox.all())
    if ((state.kind === 'failed' || state.kind === 'deleting') && state.reason === 'offline')
      await outbox.apply(id, { kind: 'retry', now: Date.now() });
}

/** Sets the alarm, and the timer where the wait is short. @returns the destination in force. */
export async function plan(): Promise<{ collector: string }> {
  const destination = await readDestination();
  const due = await theOutbox().nextDue(destination.collector);
  clearTimeout(timer);
  if (due === null) {
    await browser.alarms.clear(ALARM);
    return destination;
  }
  const wait = Math.max(0, due - Date.now());
  if (wait > 0 && wait < TIMER_MS) timer = setTimeout(() => void deliverNow(), wait);
  await browser.alarms.create(ALARM, { when: Date.now() + Math.max(wait, SOONEST_ALARM_MS) });
  return destination;
}
