import { type ChildProcess, spawn } from 'node:child_process';
import type { Page } from '@playwright/test';

/** Asks, and waits until the stream of the answer has ended; the page has some of its own work to do then. */
export async function ask(page: Page, prompt: string): Promise<void> {
  const streaming = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/chat/conversation/'),
  );
  await page.locator('form textarea').fill(prompt);
  await page.locator('form textarea').press('Enter');
  await (await streaming).finished();
}

export async function waitForBadges(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('unsaid-badge').length >= wanted, count, {
    polling: 100,
  });
}

/** Until every badge has taken up all its room: gliding is a part of opening, not of what comes after. */
export async function waitAtRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('unsaid-badge[style*="margin"]') === null);
}

/** Keeps two cores busy while `act` runs. */
export async function onBusyCores<T>(act: () => Promise<T>): Promise<T> {
  const loops: ChildProcess[] = [1, 2].map(() =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    return await act();
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
}
