/**
 * Playwright fixtures. One browser serves all tests of a run: before each one the site, its storage and the extension's
 * are as new. A test that needs another browser (language, generation of the page, damaged extension) opens a stage of its
 * own. Every test fails on anything written to a console as an error, on any exception, and on a badge out of place.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type ConsoleMessage, type Worker } from '@playwright/test';
import { type Standin, startStandin } from '../standin/server.ts';
import type { Generation } from '../standin/types.ts';
import { type LaunchOptions, launchChromium } from './chromium.ts';
import { guardBadges } from './guard-badges.ts';

/** The stand-in's pauses while it writes, divided by this: a general answer takes about a third of a second. */
const SPEED = 20;

/** Playwright tells of exceptions in pages, but not of those in a service worker. */
const TELL_EXCEPTIONS = `
  self.addEventListener('error', ({ message }) => console.error('background: ' + message));
  self.addEventListener('unhandledrejection', ({ reason }) => console.error('background: ' + reason));
`;

/** A browser, and the site it sees as huggingface.co. */
export interface Stage {
  readonly site: Standin;
  readonly context: BrowserContext;
}

type StageOptions = Omit<LaunchOptions, 'port' | 'profile' | 'headless'> & {
  readonly generation?: Generation;
  /** Without the watch for badges out of place, for tests that measure. */
  readonly unguarded?: boolean;
};

async function openStage(options: StageOptions = {}): Promise<Stage & { close(): Promise<void> }> {
  const { generation = 'C', unguarded, ...launch } = options;
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
  const site = await startStandin({ generation, speed: SPEED });
  const context = await launchChromium({ ...launch, port: site.port, profile });
  if (!unguarded) await context.addInitScript(guardBadges);
  if (launch.extension !== null) await (await backgroundOf(context)).evaluate(TELL_EXCEPTIONS);
  return {
    site,
    context,
    async close() {
      await context.close();
      await site.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The extension's background; the handle stays good when the browser stops and starts it. */
export async function backgroundOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Site, its storage in the browser and the extension's own: as new. Leaves one blank page. */
async function renew({ site, context }: Stage): Promise<void> {
  const blank = await context.newPage();
  for (const page of context.pages()) if (page !== blank) await page.close();
  site.reset();
  const devtools = await context.newCDPSession(blank);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: 'https://huggingface.co',
    storageTypes: 'all',
  });
  await devtools.detach();
  await context.clearPermissions();
  await (await backgroundOf(context)).evaluate('chrome.storage.local.clear()');
}

function watchErrors(context: BrowserContext, errors: string[]): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  };
  const onException = (error: { error(): Error }) =>
    errors.push(String(error.error().stack ?? error.error()));
  context.on('console', onConsole).on('weberror', onException);
  return () => context.off('console', onConsole).off('weberror', onException);
}

interface TestFixtures {
  site: Standin;
  /** What was written to a console as an error, and uncaught exceptions, so far. A test that causes some takes them out. */
  errors: string[];
  /** Opens a further browser, closed after the test. */
  stage: (options: StageOptions) => Promise<Stage>;
}

export const test = base.extend<TestFixtures, { shared: Stage }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const stage = await openStage();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  errors: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const errors: string[] = [];
      await use(errors);
      base.expect(errors, 'nothing was written to the console as an error').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ shared, errors }, use) => {
    await renew(shared);
    const stopWatching = watchErrors(shared.context, errors);
    await use(shared.context);
    stopWatching();
  },
  site: async ({ shared, context }, use) => {
    void context; // it makes the site new
    await use(shared.site);
  },
  stage: async ({ errors }, use) => {
    const stages: Awaited<ReturnType<typeof openStage>>[] = [];
    await use(async (options) => {
      const stage = await openStage(options);
      stages.push(stage);
      watchErrors(stage.context, errors);
      return stage;
    });
    for (const stage of stages) await stage.close();
  },
});
export const expect = test.expect;
