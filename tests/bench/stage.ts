import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { launchChromium } from '../e2e/chromium.ts';
import { type Standin, startStandin } from '../standin/server.ts';

/** A browser with or without Unsaid. */
export interface Side {
  readonly name: 'with' | 'without';
  readonly context: BrowserContext;
}

/** The same site in two browsers that are open at once, so that both sides of a comparison meet the same machine. */
export interface Stage {
  readonly site: Standin;
  readonly with: Side;
  readonly without: Side;
  close(): Promise<void>;
}

export async function openStage(extension: string): Promise<Stage> {
  const site = await startStandin();
  const profiles: string[] = [];
  const open = async (name: Side['name']): Promise<Side> => {
    const profile = mkdtempSync(join(tmpdir(), 'unsaid-bench-'));
    profiles.push(profile);
    const options = { port: site.port, profile, extension: name === 'with' ? extension : null };
    const context = await launchChromium(options);
    await context.addInitScript(recordPage);
    return { name, context };
  };
  const sides = { without: await open('without'), with: await open('with') };
  return {
    site,
    ...sides,
    async close() {
      await Promise.all([sides.with.context.close(), sides.without.context.close()]);
      await site.close();
      for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a page of its own for `use`, and closes it. */
export async function onPage<T>({ context }: Side, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** What the page's own script records, on both sides of a comparison alike. Times by `performance.now()`. */
export interface PageRecord {
  /** Cumulative layout shift, whatever caused it. */
  shift: number;
  /** `data-unsaid` became `ready`; 0: not yet. */
  readyAt: number;
  /** The page's own script had taken over: the live region of its router was there. */
  hydratedAt: number;
}

declare global {
  interface Window {
    unsaidBench: PageRecord;
  }
}

function recordPage(): void {
  const record: PageRecord = { shift: 0, readyAt: 0, hydratedAt: 0 };
  window.unsaidBench = record;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) record.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const ready = new MutationObserver(() => {
    if (document.documentElement.dataset.unsaid !== 'ready') return;
    record.readyAt = performance.now();
    ready.disconnect();
  });
  ready.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-unsaid'] });
  const hydrated = new MutationObserver(() => {
    if (!document.querySelector('#svelte-announcer')) return;
    record.hydratedAt = performance.now();
    hydrated.disconnect();
  });
  hydrated.observe(document, { childList: true, subtree: true });
}

export const readRecord = (page: Page): Promise<PageRecord> => page.evaluate(() => window.unsaidBench);
