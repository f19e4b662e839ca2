/** Debian's Firefox with the built extension, driven over WebDriver BiDi (no geckodriver). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { ensureBrowsers } from '../../scripts/browsers.ts';
import { BUILDS } from './chromium.ts';
import { startConnectProxy } from './connect-proxy.ts';

const EXTENSION = join(BUILDS, 'firefox-mv3');

export interface Firefox {
  browser: Browser;
  /** Hosts the browser asked for beside the stand-in. */
  refused: string[];
  close(): Promise<void>;
}

/** Starts Firefox with a fresh profile; `https://huggingface.co` ends at `port` of this machine. */
export async function launchFirefox(port: number): Promise<Firefox> {
  const proxy = await startConnectProxy({ 'huggingface.co:443': port });
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureBrowsers('firefox').firefox,
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
    },
  });
  await browser.installExtension(EXTENSION);
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
