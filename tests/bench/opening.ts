import { waitForBadges } from './ask.ts';
import { median, report } from './figures.ts';
import { onPage, readRecord, type Stage } from './stage.ts';
import { type Cost, traced } from './trace.ts';

const ANSWERS = 250;
/** After the last badge: what it sets off. */
const AFTER_MS = 500;
const ADDED_BUDGET_MS = 100;
const TASK_BUDGET_MS = 50;

interface Run {
  readonly cost: Cost;
  readonly shift: number;
  readonly elapsed: number;
}

/** Opening the conversation of 500 messages, until each answer has its badge; without Unsaid, for as long. */
async function openOnce(stage: Stage, elapsedWith: number | undefined): Promise<Run> {
  stage.site.reset();
  return onPage(elapsedWith === undefined ? stage.with : stage.without, async (page) => {
    let elapsed = elapsedWith ?? 0;
    const cost = await traced(page, async () => {
      const started = performance.now();
      await page.goto(stage.site.conversationUrl('long'));
      if (elapsedWith === undefined) {
        await waitForBadges(page, ANSWERS);
        elapsed = performance.now() - started + AFTER_MS;
      }
      await page.waitForTimeout(Math.max(0, started + elapsed - performance.now()));
    });
    return { cost, shift: (await readRecord(page)).shift, elapsed };
  });
}

export async function benchOpening(stage: Stage, runs: number): Promise<void> {
  const on: Run[] = [];
  const off: Run[] = [];
  for (let run = 0; run < runs; run++) {
    const opened = await openOnce(stage, undefined);
    on.push(opened);
    off.push(await openOnce(stage, opened.elapsed));
  }
  const of = (some: readonly Run[], pick: (cost: Cost) => number): number =>
    median(some.map(({ cost }) => pick(cost)));
  const added = median(on.map(({ cost }, run) => cost.cpu - (off[run]?.cost.cpu ?? 0)));
  report('opening 500 messages: main thread added', added, 'ms CPU', ADDED_BUDGET_MS);
  const cpu = (cost: Cost): number => cost.cpu;
  report('opening 500 messages: main thread, against without', of(on, cpu), 'ms CPU', of(off, cpu));
  report(
    'opening 500 messages: script of ours',
    of(on, ({ ours }) => ours),
    'ms CPU',
    ADDED_BUDGET_MS,
  );
  const longest = of(on, ({ longestOurs }) => longestOurs);
  report('opening 500 messages: longest task with script of ours', longest, 'ms CPU', TASK_BUDGET_MS);
  const task = (cost: Cost): number => cost.longestTask;
  report('opening 500 messages: longest task, against without', of(on, task), 'ms', of(off, task));
  const shifts = (some: readonly Run[]): number => Math.max(...some.map(({ shift }) => shift));
  report('opening 500 messages: layout shift added', shifts(on) - shifts(off), 'CLS');
  report('opening 500 messages: all badges there', median(on.map(({ elapsed }) => elapsed - AFTER_MS)), 'ms');
}
