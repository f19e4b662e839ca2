import { browser } from 'wxt/browser';
import { createRefusalDetector } from './refusal/index.ts';
import type { RefusalDetector } from './refusal/types.ts';
import { parseWeights, type WeightsFile } from './refusal/weights.ts';

/** Which weights serve: their checksum, or `rules` where there are none. */
let version = 'rules';

async function read(): Promise<RefusalDetector> {
  try {
    const response = await fetch(browser.runtime.getURL('/knowledge/refusal-weights.json' as '/'));
    const file: unknown = await response.json();
    const model = parseWeights(file);
    if (typeof model !== 'string') {
      version = (file as WeightsFile).checksum.toString(16);
      return createRefusalDetector(model);
    }
    console.warn(`Unsaid: the weights for recognising refusals are left out (${model}); reinstalling helps.`);
  } catch (error) {
    console.warn('Unsaid: the weights for recognising refusals are left out; reinstalling helps.', error);
  }
  return createRefusalDetector(null);
}

let reading: Promise<RefusalDetector> | undefined;

/**
 * The refusal detector with the packaged weights, read once in the life of the background. A damaged file costs what
 * the weights add, nothing else: the rules alone serve then.
 */
export function readDetector(): Promise<RefusalDetector> {
  reading ??= read();
  return reading;
}

/** The version of {@link readDetector}'s detector, for reports. */
export async function readDetectorVersion(): Promise<string> {
  await readDetector();
  return version;
}
