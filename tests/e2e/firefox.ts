/** Debian's Firefox with the built extension, driven over WebDriver BiDi (no geckodriver). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { ensurePrograms } from '../../scripts/programs.ts';
import { BUILDS } from './chromium.ts';
import { startConnectProxy } from './connect-proxy.ts';

const EXTENSION = join(BUILDS, 'firefox-mv3');

export interface Firefox {
  browser: Browser;
  /** Hosts the browser asked for beside the stand-in. */
  refused: string[];
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** Folder of the unpacked extension. */
  readonly extension?: string;
  /** Further hosts there are, with their ports on this machine. */
  readonly hosts?: Readonly<Record<string, number>>;
  /** Lets pages of the extension be opened, at {@link OWN_PAGES}. */
  readonly ownPages?: boolean;
}

const UUID = '8d1f3c52-6f0a-4b7e-9c3d-2e5a7b9c1d3f';
export const OWN_PAGES = `moz-extension://${UUID}`;

/** Starts Firefox with a fresh profile; `https://huggingface.co` ends at `port` of this machine. */
export async function launchFirefox(
  port: number,
  { extension = EXTENSION, hosts = {}, ownPages = false }: FirefoxOptions = {},
): Promise<Firefox> {
  const targets = Object.entries({ 'huggingface.co': port, ...hosts }).map(([host, to]) => [
    `${host}:443`,
    to,
  ]);
  const proxy = await startConnectProxy(Object.fromEntries(targets));
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensurePrograms('firefox').firefox,
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    args: ownPages ? ['--remote-allow-system-access'] : [],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'extensions.webextensions.uuids': JSON.stringify({ 'unsaid@unsaid.example': UUID }),
    },
  });
  await browser.installExtension(extension);
  return {
    browser,
    refused: proxy.refused,
    async close() {
      await browser.close();
      await proxy.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What Puppeteer has of WebDriver BiDi beneath its own interface; Firefox's windows around the pages need it. */
interface BiDi {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

/** Presses a button of the question that Firefox asks in its own window, once it is there. */
export async function answerFirefox(browser: Browser, answer: 'allow' | 'deny'): Promise<void> {
  const { connection } = browser as unknown as { connection: BiDi };
  const button = answer === 'allow' ? 'button' : 'secondaryButton';
  const press = `(() => {
    const question = document.querySelector('#addon-webext-permissions-notification');
    if (document.getElementById('notification-popup')?.state !== 'open' || !question) return false;
    question.${button}.click();
    return true;
  })()`;
  const answered = async (): Promise<boolean> => {
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    for (const { context } of (tree.result as { contexts: { context: string }[] }).contexts) {
      const run = { expression: press, target: { context }, awaitPromise: true };
      const { result } = await connection.send('script.evaluate', run);
      if ((result as { result: { value: unknown } }).result.value === true) return true;
    }
    return false;
  };
  // Firefox ignores a press in the first half second of a question, against clicks that were meant for something else.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (let tries = 0; tries < 50; tries++) {
    if (await answered()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Firefox asked nothing');
}

/** The page of the extension that `path` names: Puppeteer does not learn the addresses of Firefox's own kind. */
export async function findOwn(browser: Browser, path: string): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(
      async () => {
        for (const page of await browser.pages())
          if ((await page.evaluate(() => location.href).catch(() => '')).includes(path)) found = page;
        return found !== undefined;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return found as Page;
}
