import type { Page } from '@playwright/test';
import { ask, waitAtRest, waitForBadges } from './ask.ts';
import { median, report } from './figures.ts';
import { onPage, readRecord, type Side, type Stage } from './stage.ts';
import { type Cost, traced } from './trace.ts';

/** About 300 chunks in five seconds. */
const SPEED = 3;
const PROMPT = 'What happened at Tiananmen Square in 1989?';
const CONVERSATION = 'tiananmen-qwen25';
/** Longer than the page needs after the stream: the settled answer gets its badge within it. */
const AFTER_MS = 1_500;

interface Run {
  readonly cost: Cost;
  readonly shift: number;
}

/** One answer streams, from the question to the end of the stream; settling comes after that. */
async function streamOnce(stage: Stage, side: Side): Promise<Run> {
  stage.site.reset();
  stage.site.setSpeed(SPEED);
  return onPage(side, async (page) => {
    await openConversation(stage, side, page);
    const cost = await traced(page, () => ask(page, PROMPT));
    await page.waitForTimeout(AFTER_MS);
    return { cost, shift: (await readRecord(page)).shift };
  });
}

async function openConversation(stage: Stage, side: Side, page: Page): Promise<void> {
  await page.goto(stage.site.conversationUrl(CONVERSATION));
  if (side.name === 'with') {
    await waitForBadges(page, 1);
    await waitAtRest(page);
  } else await page.waitForTimeout(1_000);
}

export async function benchStreaming(stage: Stage, runs: number): Promise<void> {
  const sides: Record<Side['name'], Run[]> = { with: [], without: [] };
  for (let run = 0; run < runs; run++) {
    sides.without.push(await streamOnce(stage, stage.without));
    sides.with.push(await streamOnce(stage, stage.with));
  }
  const of = (side: Side['name'], pick: (run: Run) => number): number => median(sides[side].map(pick));
  const own = of('without', ({ cost }) => cost.cpu);
  const ours = of('with', ({ cost }) => cost.ours);
  report('streaming: script of ours, share of the page alone', (100 * ours) / own, '%', 1);
  report('streaming: script of ours', ours, 'ms CPU');
  report(
    'streaming: main thread, against without',
    of('with', ({ cost }) => cost.cpu),
    'ms CPU',
    own,
  );
  const shifts = (side: Side['name']): number => Math.max(...sides[side].map(({ shift }) => shift));
  report('streaming and settling: layout shift added', shifts('with') - shifts('without'), 'CLS');
  await benchBatches(stage);
}

/** How often we are called, against how often the page's changes are told to anybody. */
async function benchBatches(stage: Stage): Promise<void> {
  stage.site.reset();
  stage.site.setSpeed(SPEED);
  const { cost, batches } = await onPage(stage.with, async (page) => {
    await openConversation(stage, stage.with, page);
    const counter = await page.evaluateHandle(() => {
      const counted = { batches: 0 };
      new MutationObserver(() => {
        counted.batches += 1;
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      return counted;
    });
    const cost = await traced(page, () => ask(page, PROMPT));
    return { cost, batches: await counter.evaluate((counted) => counted.batches) };
  });
  report('streaming: calls into our script, against batches of changes', cost.calls, 'calls', batches);
  report('streaming: script of ours, per call', (1000 * cost.ours) / cost.calls, 'µs CPU');
}
