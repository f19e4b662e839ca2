import { browser } from 'wxt/browser';
import { parseKnowledgeList } from './guards.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';

const BUNDLED_LIST = '/knowledge/list.json';
const BUNDLED_WEIGHTS = '/knowledge/topic-weights.json';

let reading: Promise<Knowledge> | undefined;

/**
 * The list in force with its indexes: read and checked once in the life of the background, which may be short; a
 * failed reading is tried again at the next call.
 * @throws Error with a reason for the reader when there is no list that can be used.
 */
export function readKnowledge(): Promise<Knowledge> {
  reading ??= readBundled().catch((error) => {
    reading = undefined;
    throw error;
  });
  return reading;
}

async function readBundled(): Promise<Knowledge> {
  const response = await fetch(browser.runtime.getURL(BUNDLED_LIST as '/'));
  const parsed = parseKnowledgeList(await response.json());
  if (!parsed.ok) throw new Error(parsed.reason);
  return createKnowledge(parsed.list, await readWeights());
}

/** The classifier's weights; undefined where the package has none, which is no fault. */
async function readWeights(): Promise<unknown> {
  try {
    return await (await fetch(browser.runtime.getURL(BUNDLED_WEIGHTS as '/'))).json();
  } catch {
    return undefined;
  }
}
