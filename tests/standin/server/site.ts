import type { Gaps } from '../types.ts';
import type { Answering } from './answering.ts';
import type { Script } from './script.ts';
import type { Store } from './store.ts';

/**
 * How the API misbehaves: an error status, the page's HTML with 200, JSON cut off in the middle, JSON of another shape, an
 * answer after 3 s, or none at all.
 */
export type ApiFailure = 'none' | '500' | 'html' | 'broken' | 'strange' | 'slow' | 'hang';

/** Which part of the API a failure strikes. */
export type ApiPart = 'v2' | 'older' | 'all';

/** What the running stand-in consists of; handlers get it whole. */
export interface Site {
  readonly script: Script;
  store: Store;
  /** Answers being written, by conversation id. */
  readonly running: Map<string, Answering>;
  readonly ended: { conversationId: string; status: string; title: string }[];
  gaps: Gaps;
  speed: number;
  unmarked: boolean;
  failure: { mode: ApiFailure; part: ApiPart; pageToo: boolean };
}
