import { browser } from 'wxt/browser';
import { fetchNewer } from './knowledge/fetch-newer.ts';
import { readBytesInForce } from './knowledge/list-in-force.ts';
import { keepList, refuseVersion } from './knowledge/list-store.ts';
import { ListError, type Reason, reason } from './knowledge/reasons.ts';
import { firstCheckAt, isFailure, nextCheckAt } from './knowledge/schedule.ts';
import { announceList } from './list-change.ts';
import { type Outcome, readListCheck, writeListCheck } from './list-check.ts';
import { watchListChoice } from './list-choice.ts';
import { loadWithoutIdentity } from './list-frame.ts';
import { type ListStatus, statusOf } from './list-status.ts';
import { forgetKnowledge, type Reading, readInForce, readInForceNow, readPlaces } from './read-knowledge.ts';
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
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name !== ALARM) return;
    const late = Date.now() - scheduledTime > OVERDUE_MS;
    void (late ? schedule('anew') : inTurn(updateIfWanted)).catch(() => {});
  });
  browser.runtime.onStartup.addListener(() => void schedule('anew').catch(() => {}));
  watchSettings(() => void schedule('if-absent').catch(() => {}), signal);
  watchListChoice(() => void inTurn(changeSource).catch(() => {}), signal);
  void schedule('if-absent').catch(() => {});
}

/** Puts the next look where it belongs, or takes it away where there is nothing to look at or it is switched off. */
async function schedule(how: 'anew' | 'if-absent'): Promise<void> {
  const [{ listUpdates }, places] = await Promise.all([readSettings(), readPlaces()]);
  if (!listUpdates || !places.source) return void (await browser.alarms.clear(ALARM));
  if (how === 'if-absent' && (await browser.alarms.get(ALARM))) return;
  const when = firstCheckAt(Date.now(), await readListCheck(places.id), Math.random());
  await browser.alarms.create(ALARM, { when });
}

/** The reader has chosen another source, or Unsaid's own again: its list is in force at once, where there is one. */
async function changeSource(): Promise<void> {
  await takeUp();
  await schedule('anew');
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
    const reading = await readInForceNow();
    if (reading.inForce.list.version !== version) return;
    const outcome = await goBack(version, reading).catch((error) => refused(reasonOf(error)));
    await writeListCheck({ ...(await readListCheck(reading.places.id)), last: { at: Date.now(), outcome } });
  });
  return readListStatus();
}

async function goBack(version: number, { inForce, places }: Reading): Promise<Outcome> {
  if (inForce.before === null || !places.database) return refused(reason('nothing_before'));
  await refuseVersion(places.database, version);
  return { kind: 'rolled-back', version: await takeUp() };
}

/** @throws Error with a reason when there is no list that can be used. */
export async function readListStatus(): Promise<ListStatus> {
  const reading = await readInForceNow();
  return statusOf(reading, await readListCheck(reading.places.id), new Date());
}

async function update(): Promise<void> {
  // Before anything that could be cut short: the next look must not depend on this one coming to its end.
  await scheduleAfter(0);
  const signs = setInterval(() => void browser.runtime.getPlatformInfo(), SIGN_OF_LIFE_MS);
  const places = await readPlaces();
  const before = await readListCheck(places.id);
  const outcome = await look(before.firstMirror).finally(() => clearInterval(signs));
  const failed = outcome.kind === 'refused' && isFailure(outcome.reason);
  const failures = failed ? Math.min(before.failures + 1, 100) : 0;
  const now = Date.now();
  const mirrors = places.source?.urls.length ?? 1;
  const firstMirror = (before.firstMirror + 1) % mirrors;
  await writeListCheck({ source: places.id, at: now, failures, firstMirror, last: { at: now, outcome } });
  if (failures > 0) await scheduleAfter(failures);
}

async function scheduleAfter(failures: number): Promise<void> {
  const [{ listUpdates }, { source }] = await Promise.all([readSettings(), readPlaces()]);
  if (!listUpdates || !source) return;
  await browser.alarms.create(ALARM, { when: nextCheckAt(Date.now(), failures, Math.random()) });
}

async function look(firstMirror: number): Promise<Outcome> {
  try {
    const { places, own: inForce } = await readInForceNow();
    const { source } = places;
    if (!source || !places.database) return refused(reason('no_source'));
    const found = await fetchNewer({
      source,
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
  const { version } = (await readInForce()).inForce.list;
  await announceList(version);
  return version;
}
