import { browser } from 'wxt/browser';
import type { Annotator } from './annotation.ts';
import { readDetector } from './read-detector.ts';
import { readKnowledge } from './read-knowledge.ts';
import { browserWords } from './wording/browser-words.ts';

/** What annotations are made with here and now: the list in force, the browser's language. @throws when the list can't be read */
export async function makeAnnotator(): Promise<Annotator> {
  const [knowledge, detect] = await Promise.all([readKnowledge(), readDetector()]);
  return {
    knowledge,
    detect,
    words: browserWords(),
    now: new Date(),
    extensionVersion: browser.runtime.getManifest().version,
  };
}
