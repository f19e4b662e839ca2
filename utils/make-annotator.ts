import { browser } from 'wxt/browser';
import type { Annotator } from './annotation.ts';
import { readBadgeChoices } from './badge-choices.ts';
import { readDetector } from './read-detector.ts';
import { readKnowledge } from './read-knowledge.ts';
import { browserWords } from './wording/browser-words.ts';

/** What annotations are made with here and now: the list in force, the browser's language. @throws when the list can't be read */
export async function makeAnnotator(): Promise<Annotator> {
  const [knowledge, detect, choices] = await Promise.all([
    readKnowledge(),
    readDetector(),
    readBadgeChoices(),
  ]);
  return {
    knowledge,
    detect,
    choices,
    words: browserWords(),
    now: new Date(),
    extensionVersion: browser.runtime.getManifest().version,
  };
}
