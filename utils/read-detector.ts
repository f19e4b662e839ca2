import { browser } from 'wxt/browser';
import { createRefusalDetector } from './refusal/index.ts';
import type { RefusalDetector } from './refusal/types.ts';
import { parseWeights } from './refusal/weights.ts';

async function read(): Promise<RefusalDetector> {
  try {
    const response = await fetch(browser.runtime.getURL('/knowledge/refusal-weights.json' as '/'));
    const model = parseWeights(await response.json());
    if (typeof model !== 'string') return createRefusalDetector(model);
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
