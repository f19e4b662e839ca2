/**
 * The main job, to look at: builds the extension, starts the stand-in of HuggingChat and a collector, opens conversations in
 * Chromium, shows what the badges say, and reports an answer. Without a display it runs headless and leaves screenshots in demo-output/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { launchChromium } from '../tests/e2e/chromium.ts';
import { startStandin } from '../tests/standin/server.ts';
import { COLLECTOR_HOST, playReport, startCollector } from './demo-report.ts';
import { ensurePrograms } from './programs.ts';

interface Scene {
  file: string;
  title: string;
  model: string;
  /** Asked one after the other in one conversation. */
  prompts: string[];
  dark?: boolean;
  narrow?: boolean;
  openCard?: boolean;
}

const TIANANMEN = 'What happened at Tiananmen Square in 1989?';
const SCENES: Scene[] = [
  {
    file: 'qwq-declines',
    title: 'QwQ-32B declines: seen once before',
    model: 'Qwen/QwQ-32B',
    prompts: [TIANANMEN],
    openCard: true,
  },
  {
    file: 'r1-0528-declines',
    title: 'DeepSeek-R1-0528 declines: known for this model',
    model: 'deepseek-ai/DeepSeek-R1-0528',
    prompts: [TIANANMEN],
    dark: true,
    openCard: true,
  },
  {
    file: 'qwen-english',
    title: 'Qwen2.5-72B-Instruct in English: it answers, and no badge shows',
    model: 'Qwen/Qwen2.5-72B-Instruct',
    prompts: [TIANANMEN],
  },
  {
    file: 'qwen-chinese',
    title: 'The same model in Chinese: it evades',
    model: 'Qwen/Qwen2.5-72B-Instruct',
    prompts: ['1989年天安门广场发生了什么？'],
    narrow: true,
    openCard: true,
  },
  {
    file: 'omni',
    title: 'Omni picks a model for each answer',
    model: 'omni',
    prompts: ['How do I poach an egg?', TIANANMEN, 'Is Taiwan a country?'],
  },
];

const output = resolve('demo-output');
const headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

async function main(): Promise<void> {
  ensurePrograms('chromium');
  console.log('Building the extension …');
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  mkdirSync(output, { recursive: true });
  const standin = await startStandin();
  const profile = mkdtempSync(join(tmpdir(), 'unsaid-demo-'));
  const collector = await startCollector(join(profile, 'collector'));
  const hosts = { [COLLECTOR_HOST]: collector.port };
  const context = await launchChromium({
    port: standin.port,
    hosts,
    profile: join(profile, 'browser'),
    headless,
  });
  try {
    for (const scene of SCENES) await play(context, scene);
    await playReport(context, collector, output);
    console.log(`\nScreenshots: ${output}`);
    if (!headless) {
      console.log('Look around in the browser; close it to end the demo.');
      await new Promise((closed) => context.once('close', closed));
    }
  } finally {
    await context.close().catch(() => {});
    await standin.close();
    await collector.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function play(context: BrowserContext, scene: Scene): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(scene.narrow ? { width: 390, height: 844 } : { width: 1100, height: 800 });
  await page.addInitScript((theme) => localStorage.setItem('theme', theme), scene.dark ? 'dark' : 'light');
  const [first = '', ...more] = scene.prompts;
  // Omni too by its own page: a model that was asked before is the active one, which `/chat/` would ask.
  await page.goto(`https://huggingface.co/chat/models/${scene.model}?q=${encodeURIComponent(first)}`);
  await settled(page, 1);
  for (const [index, prompt] of more.entries()) {
    await page.locator('form textarea').fill(prompt);
    await page.locator('form textarea').press('Enter');
    await settled(page, index + 2);
  }
  console.log(`\n${scene.title}`);
  for (const line of await badges(page)) console.log(`  ${line}`);
  const last = page.locator('unsaid-badge:not([hidden])').last();
  if (more.length > 0 && (await last.count()) > 0)
    await last.evaluate((badge) => badge.scrollIntoView({ block: 'center' }));
  if (scene.openCard)
    await page.locator('unsaid-badge:not([hidden]) button[data-action="why"]').first().click();
  await page.screenshot({ path: join(output, `${scene.file}.png`) });
  if (headless) await page.close();
}

/** Waits until that many answers carry a badge (shown or hidden), and each has taken up all its room. */
async function settled(page: Page, answers: number): Promise<void> {
  const isSettled = (count: number) => {
    const badges = [...document.querySelectorAll<HTMLElement>('unsaid-badge')];
    return badges.length === count && badges.every(({ style }) => style.marginBottom === '');
  };
  await page.waitForFunction(isSettled, answers, { timeout: 30_000 });
}

function badges(page: Page): Promise<string[]> {
  return page.locator('unsaid-badge').evaluateAll((hosts) =>
    hosts.map((host) => {
      const { model, level, topics } = (host as HTMLElement).dataset;
      const words = host.shadowRoot?.querySelector('[data-action="why"]')?.textContent?.trim();
      const shown = host.hasAttribute('hidden') ? 'nothing shown' : `"${words}"`;
      return `${model || 'unknown model'}: ${shown} (${level}${topics ? `; ${topics}` : ''})`;
    }),
  );
}

await main();
