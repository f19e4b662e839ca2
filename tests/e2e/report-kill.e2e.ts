/**
 * Reports under a collector that fails in every way, with the background stopped and the browser killed at random
 * moments: all that were said to be saved end as rows, none missing, none twice. 20 in every run, 200 by `npm run soak`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type FakeCollector, MODES, startFakeCollector } from '../collector/fake-collector.ts';
import { type Standin, startStandin } from '../standin/server.ts';
import { killChromium, launchChromium } from './chromium.ts';
import { COLLECTOR, COLLECTOR_HOST, openOwn } from './report-stage.ts';

const REPORTS = process.env.UNSAID_SOAK === undefined ? 20 : 200;
/** For this many rounds of trying, a second or so each, the collector goes on failing. */
const BROKEN_ROUNDS = 40 + REPORTS;

let site: Standin;
let collector: FakeCollector;
let profile: string;
let context: BrowserContext;
/** Of the extension: what a reader's *My reports* could do. */
let own: Page;

test.beforeAll(async () => {
  site = await startStandin({});
  collector = await startFakeCollector(true);
  profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
});
test.afterAll(async () => {
  await context?.close();
  await collector.close();
  await site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

interface Row {
  readonly id: string;
  readonly messageId: string;
  readonly state: { readonly kind: string };
}
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
  storage: { local: { set(items: object): Promise<void> } };
};

async function start(): Promise<void> {
  context = await launchChromium({
    port: site.port,
    hosts: { [COLLECTOR_HOST]: collector.port },
    profile,
  });
  own = await openOwn(context, 'options.html');
}

/** As the page's own script of the extension says it: through the gate, by the one sender that may. */
async function openPressing(): Promise<(message: object) => Promise<boolean>> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension://')) contextId = id;
  });
  await session.send('Runtime.enable');
  await page.goto(site.conversationUrl('ordinary'));
  await expect.poll(() => contextId).not.toBe(0);
  return async (message) => {
    const expression = `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((reply) => reply?.ok === true)`;
    const options = { contextId, expression, awaitPromise: true, returnByValue: true };
    const { result } = await session.send('Runtime.evaluate', options);
    return result.value === true;
  };
}

const rows = (): Promise<Row[]> =>
  own.evaluate(
    () =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open('unsaid-reports');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const all = database.transaction('reports').objectStore('reports').getAll();
          all.onsuccess = () => {
            database.close();
            resolve(all.result);
          };
          all.onerror = () => reject(all.error);
        };
      }),
  );

async function stopWorker(): Promise<void> {
  const session = await context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

let kills = 0;
let stops = 0;
/** Something happens to the background, or nothing does. @returns true when the browser was killed and is back */
async function mishap(): Promise<boolean> {
  const chance = Math.random();
  if (chance < 0.5) return false;
  if (chance < 0.75) {
    stops++;
    await stopWorker();
    return false;
  }
  kills++;
  await killChromium(context, profile);
  await start();
  return true;
}

const pause = (atMost: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * atMost));
const messageIdOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const answerOf = (index: number) => ({
  messageId: messageIdOf(index),
  prompt: `What happened at Tiananmen Square in 1989? Case <${index}>`,
  earlierPrompts: [],
  text: "I'm sorry, but I can't discuss this topic.",
  reasoning: '',
  model: { id: 'Qwen/QwQ-32B', provider: 'together', route: '', origin: 'api' },
  source: 'v2',
  shared: false,
});

test(`${REPORTS} reports`, async () => {
  test.setTimeout(120_000 + REPORTS * 6_000);
  await start();
  await own.evaluate(
    (to) =>
      chrome.storage.local.set({
        reportDestination: { collector: to },
        reportConsent: { version: 1, collector: to, includeText: true },
      }),
    COLLECTOR,
  );
  collector.setMode(() => MODES[Math.floor(Math.random() * MODES.length)] ?? 'ok');

  const saved = new Set<number>();
  let press = await openPressing();
  for (let index = 0; index < REPORTS; index++) {
    const pressing = press({ type: 'press-report', answer: answerOf(index), press: 'at-once' }).catch(
      () => false,
    );
    // The mishap may come before, while or after the report is written down.
    const unlucky = index % 4 === 3 ? pause(60).then(mishap) : false;
    if (await pressing) saved.add(index);
    if (await unlucky) press = await openPressing();
  }
  const kept = new Set((await rows()).map(({ messageId }) => messageId));
  for (const index of saved)
    expect(kept.has(messageIdOf(index)), `report ${index} was said to be saved`).toBe(true);
  // What was not said to be saved, the reader presses again; where it was saved all the same, there is nothing to press.
  press = await openPressing();
  for (let index = 0; index < REPORTS; index++)
    if (!kept.has(messageIdOf(index)))
      expect(await press({ type: 'press-report', answer: answerOf(index), press: 'at-once' })).toBe(true);

  let rounds = 0;
  for (;;) {
    const left = (await rows()).filter(({ state }) => state.kind !== 'delivered');
    if (left.length === 0) break;
    // One way in eleven succeeds: by chance alone a report could fail for ever. In the end every collector is mended.
    if (++rounds === BROKEN_ROUNDS) collector.setMode('ok');
    expect(rounds, `left: ${left.map(({ state }) => state.kind).join()}`).toBeLessThan(BROKEN_ROUNDS + 60);
    // Instead of waiting out the pauses between attempts: the reader presses "Retry now".
    for (const { id, state } of left)
      if (state.kind === 'failed')
        await own
          .evaluate((message) => chrome.runtime.sendMessage(message), {
            type: 'change-report',
            id,
            change: 'retry',
            collector: COLLECTOR,
          })
          .catch(() => {});
    await pause(1_500);
    await mishap();
  }
  const prompts = [...collector.rows.values()].map(({ text }) => text?.prompt ?? '');
  expect(prompts.sort()).toEqual(
    Array.from({ length: REPORTS }, (_, index) => answerOf(index).prompt).sort(),
  );
  expect(collector.conflicts).toEqual([]);
  console.log(
    `${REPORTS} reports, ${collector.requests.length} requests, ${stops} stops, ${kills} kills, ${rounds} rounds`,
  );
});
