import { browser } from 'wxt/browser';
import { fetchNewer } from './knowledge/fetch-newer.ts';
import { readBytesInForce } from './knowledge/list-in-force.ts';
import { keepList, refuseVersion } from './knowledge/list-store.ts';
import { ListError, type Reason, reason } from './knowledge/reasons.ts';
import { firstCheckAt, isFailure, nextCheckAt } from './knowledge/schedule.ts';
import { announceList } from './list-change.ts';
import { type Outcome, readListCheck, writeListCheck } from './list-check.ts';
import { loadWithoutIdentity } from './list-frame.ts';
import { type ListStatus, statusOf } from './list-status.ts';
import { forgetKnowledge, LIST_SOURCE, listPlaces, readInForce } from './read-knowledge.ts';
import { readSettings, watchSettings } from './settings.ts';

const ALARM = 'list-update';
/** An alarm this late was missed in sleep: the network may not be there yet, so it is put off like a first check. */
const OVERDUE_MS = 60_000;
const PATIENCE = { signature: 20_000, list: 60_000 };
/** Browsers stop a background that calls no extension API for 30 s; a slow download must not count as idle. */
const SIGN_OF_LIFE_MS = 20_000;

/** One at a time: a look for a newer list and going back to an earlier one never meet. */
let work: Promise<unknown> = Promise.resolve();
const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
  const next = work.then(job);
  work = next.catch(() => {});
  return next;
};

/** Keeps the list fresh by an alarm. Registers its listeners at once, as a background must; call it once. */
export function startListUpdates(signal: AbortSignal): void {
  if (!LIST_SOURCE) return;
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name !== ALARM) return;
    const late = Date.now() - scheduledTime > OVERDUE_MS;
    void (late ? schedule('anew') : inTurn(updateIfWanted)).catch(() => {});
  });
  browser.runtime.onStartup.addListener(() => void schedule('anew').catch(() => {}));
  watchSettings(() => void schedule('if-absent').catch(() => {}), signal);
  void schedule('if-absent').catch(() => {});
}

/** Puts the next look where it belongs, or takes it away where updates are switched off. */
async function schedule(how: 'anew' | 'if-absent'): Promise<void> {
  const { listUpdates } = await readSettings();
  if (!listUpdates) return void (await browser.alarms.clear(ALARM));
  if (how === 'if-absent' && (await browser.alarms.get(ALARM))) return;
  const when = firstCheckAt(Date.now(), await readListCheck(), Math.random());
  await browser.alarms.create(ALARM, { when });
}

async function updateIfWanted(): Promise<void> {
  if ((await readSettings()).listUpdates) await update();
}

/** Looks for a newer list now, and takes it. @returns what is then in force, and how the look ended. */
export async function updateList(): Promise<ListStatus> {
  await inTurn(update);
  return readListStatus();
}

/**
 * Goes back to the list before, and refuses `version` for good. Does nothing when another list is in force by now.
 * What hinders it (no list before, a full disk) is the outcome in the status.
 */
export async function rollBackList(version: number): Promise<ListStatus> {
  await inTurn(async () => {
    const { list, before } = await readInForce();
    if (list.version !== version) return;
    const outcome = await goBack(version, before).catch((error) => refused(reasonOf(error)));
    await writeListCheck({ ...(await readListCheck()), last: { at: Date.now(), outcome } });
  });
  return readListStatus();
}

async function goBack(version: number, before: number | null): Promise<Outcome> {
  const { database } = listPlaces();
  if (before === null || !database) return refused(reason('nothing_before'));
  await refuseVersion(database, version);
  return { kind: 'rolled-back', version: await takeUp() };
}

/** @throws Error with a reason when there is no list that can be used. */
export async function readListStatus(): Promise<ListStatus> {
  const [inForce, check] = await Promise.all([readInForce(), readListCheck()]);
  return statusOf(inForce, check, LIST_SOURCE !== null, new Date());
}

async function update(): Promise<void> {
  // Before anything that could be cut short: the next look must not depend on this one coming to its end.
  await scheduleAfter(0);
  const signs = setInterval(() => void browser.runtime.getPlatformInfo(), SIGN_OF_LIFE_MS);
  const before = await readListCheck();
  const outcome = await look(before.firstMirror).finally(() => clearInterval(signs));
  const failed = outcome.kind === 'refused' && isFailure(outcome.reason);
  const failures = failed ? Math.min(before.failures + 1, 100) : 0;
  const now = Date.now();
  const mirrors = LIST_SOURCE?.urls.length ?? 1;
  const firstMirror = (before.firstMirror + 1) % mirrors;
  await writeListCheck({ at: now, failures, firstMirror, last: { at: now, outcome } });
  if (failures > 0) await scheduleAfter(failures);
}

async function scheduleAfter(failures: number): Promise<void> {
  if (!(await readSettings()).listUpdates) return;
  await browser.alarms.create(ALARM, { when: nextCheckAt(Date.now(), failures, Math.random()) });
}

async function look(firstMirror: number): Promise<Outcome> {
  const places = listPlaces();
  if (!LIST_SOURCE || !places.database) return refused(reason('no_source'));
  try {
    const inForce = await readInForce();
    const found = await fetchNewer({
      source: LIST_SOURCE,
      firstMirror,
      inForce,
      bytesInForce: await readBytesInForce(places, inForce),
      now: new Date(),
      extensionVersion: places.extensionVersion,
      load: loadWithoutIdentity,
      patience: PATIENCE,
    });
    if (found.kind !== 'newer') return found;
    const { version } = found.list;
    const previous = inForce.origin === 'downloaded' ? inForce.list.version : null;
    const { bytes, signature } = found;
    await keepList(places.database, { version, bytes, signature }, previous);
    return { kind: 'updated', version: await takeUp() };
  } catch (error) {
    return refused(reasonOf(error));
  }
}

const refused = (why: Reason): Outcome => ({ kind: 'refused', reason: why });

const reasonOf = (error: unknown): Reason =>
  error instanceof ListError
    ? error.reason
    : reason('store', error instanceof Error ? error.message : String(error));

/** Another list is in force: the background reads it anew, pages ask again. @returns its version. */
async function takeUp(): Promise<number> {
  forgetKnowledge();
  const { version } = (await readInForce()).list;
  await announceList(version);
  return version;
}
