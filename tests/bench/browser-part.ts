import { benchLatency } from './latency.ts';
import { benchOpening } from './opening.ts';
import { benchPageLoad } from './page-load.ts';
import { openStage } from './stage.ts';
import { benchStreaming } from './streaming.ts';

/** Samples of a latency, per run: its p99 needs many, a figure of CPU time few. */
const LATENCIES = 5;

/**
 * What Unsaid costs the page, in Chromium on the stand-in.
 * @param extension folder of the unpacked extension
 * @param runs pairs of runs with and without it
 */
export async function benchBrowser(extension: string, runs: number): Promise<void> {
  const stage = await openStage(extension);
  try {
    await benchPageLoad(stage, runs);
    await benchStreaming(stage, runs);
    await benchOpening(stage, runs);
    await benchLatency(stage, LATENCIES * runs);
  } finally {
    await stage.close();
  }
}
