import { waitForBadges } from './ask.ts';
import { median, report } from './figures.ts';
import { onPage, readRecord, type Stage } from './stage.ts';

/** From the start of the navigation to `data-unsaid="ready"`, against the page's own hydration, which we wait for. */
export async function benchPageLoad(stage: Stage, runs: number): Promise<void> {
  const ready: number[] = [];
  const hydrated: number[] = [];
  for (let run = 0; run < runs; run++)
    await onPage(stage.with, async (page) => {
      await page.goto(stage.site.conversationUrl('tiananmen-r1'));
      await page.waitForFunction(() => window.unsaidBench.readyAt > 0, undefined, { polling: 100 });
      await waitForBadges(page, 1);
      const record = await readRecord(page);
      ready.push(record.readyAt);
      hydrated.push(record.hydratedAt);
    });
  report('page load: ready, against hydrated', median(ready), 'ms', median(hydrated));
}
