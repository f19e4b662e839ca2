/** Playwright fixtures: Chromium with the built extension, on the stand-in at https://huggingface.co/chat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, test as base, chromium, type Page, type Worker } from '@playwright/test';
import { ensureBrowsers } from '../../scripts/browsers.ts';
import { type Standin, startStandin } from '../standin/server.ts';

export const EXTENSION = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** Flags that map huggingface.co to the stand-in's port and everything else to nothing. */
function chromiumArguments(port: number, extension: string | null): string[] {
  const load = extension
    ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
    : ['--disable-extensions'];
  return [
    ...load,
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--ignore-certificate-errors',
    `--host-resolver-rules=MAP huggingface.co 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ];
}

export interface LaunchOptions {
  port: number;
  profile: string;
  extension?: string | null;
  headless?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
}

export function launchChromium(options: LaunchOptions): Promise<BrowserContext> {
  const { port, profile, extension = EXTENSION, headless = true, locale = 'en-US' } = options;
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowsers('chromium').chromium,
    headless,
    args: [...chromiumArguments(port, extension), `--lang=${locale}`],
    viewport: options.viewport ?? { width: 1100, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale,
  });
}

interface TestFixtures {
  profile: string;
  context: BrowserContext;
  worker: Worker;
  /** Everything the page or the extension wrote to the console as an error, and uncaught exceptions. */
  errors: string[];
}

export const test = base.extend<TestFixtures, { standin: Standin }>({
  standin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
    async ({}, use) => {
      const standin = await startStandin();
      await use(standin);
      await standin.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructuring pattern
  profile: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'unsaid-profile-'));
    await use(directory);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  },
  context: async ({ standin, profile }, use) => {
    const context = await launchChromium({ port: standin.port, profile });
    await use(context);
    await context.close();
  },
  worker: async ({ context }, use) => {
    await use(context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')));
  },
  errors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const watch = (page: Page) => {
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
        });
        page.on('pageerror', (error) => errors.push(String(error)));
      };
      context.pages().forEach(watch);
      context.on('page', watch);
      await use(errors);
      base.expect(errors, 'nothing was written to the console as an error').toEqual([]);
    },
    { auto: true },
  ],
});
export const expect = test.expect;
