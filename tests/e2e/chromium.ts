/** Starts Chromium with the built extension; huggingface.co is the stand-in and no other host exists. */
import { existsSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { ensurePrograms } from '../../scripts/programs.ts';

/** Folder of the builds; `UNSAID_EXTENSION_DIR` points the tests at others than those of `npm run build`. */
export const BUILDS = resolve(process.env.UNSAID_EXTENSION_DIR ?? join(import.meta.dirname, '../../.output'));

/** Flags that map huggingface.co to the stand-in's port, further hosts to theirs, and everything else to nothing. */
export function chromiumArguments(
  hosts: Readonly<Record<string, number>>,
  extension: string | null,
): string[] {
  const maps = Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}, `);
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
    `--host-resolver-rules=${maps.join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ];
}

export interface LaunchOptions {
  port: number;
  /** Further hosts there are, with their ports on this machine. */
  hosts?: Readonly<Record<string, number>>;
  profile: string;
  /** Folder of an unpacked extension; null for none. */
  extension?: string | null;
  headless?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  /** Keeps the page that greets a new reader; without, it is closed when it has come. */
  welcome?: boolean;
}

export async function launchChromium(options: LaunchOptions): Promise<BrowserContext> {
  const {
    port,
    hosts = {},
    profile,
    extension = join(BUILDS, 'chrome-mv3'),
    headless = true,
    locale = 'en-US',
  } = options;
  const isNew = !existsSync(join(profile, 'Default'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensurePrograms('chromium').chromium,
    headless,
    args: [...chromiumArguments({ 'huggingface.co': port, ...hosts }, extension), `--lang=${locale}`],
    // The interface language of an extension follows the browser's, which on Linux comes from here.
    env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
    viewport: options.viewport ?? { width: 1100, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale,
  });
  if (extension && isNew && !options.welcome) await closeWelcome(context);
  return context;
}

/** Once it is whole: see the background's first line. An extension whose background does not start has none. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const page = context.pages().find((one) => one.url().endsWith('/welcome.html'));
    if (page) {
      await page.locator('h1').waitFor();
      return page.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ends the browser as a crash does, by the process that holds the profile, and waits until it is gone. */
export async function killChromium(context: BrowserContext, profile: string): Promise<void> {
  const closed = context.waitForEvent('close', { timeout: 10_000 });
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  process.kill(pid, 'SIGKILL');
  await closed;
}
