import type { Hit } from './lexicon.ts';

/** Words say something about each other within this many characters; longer texts are read in overlapping stretches. */
const STRETCH = 600;

/** What was found in one stretch of a text, by bucket. It is used again for the next stretch: keep nothing of it. */
export interface Stretch {
  readonly text: string;
  /** Buckets with a hit. */
  readonly present: readonly number[];
  has(bucket: number): boolean;
  of(bucket: number): readonly Hit[];
}

const NONE: readonly Hit[] = [];

/**
 * Hits by bucket for each stretch of a text: one for all but long texts.
 *
 * @param around only stretches with one of these places in them
 */
export function* stretchesOf(
  text: string,
  hits: readonly Hit[],
  around?: readonly number[],
): Generator<Stretch> {
  const lists: Hit[][] = [];
  const present: number[] = [];
  const stretch: Stretch = {
    text,
    present,
    has: (bucket) => (lists[bucket]?.length ?? 0) > 0,
    of: (bucket) => lists[bucket] ?? NONE,
  };
  let first = 0;
  for (let from = 0; from === 0 || from + STRETCH / 2 < text.length; from += STRETCH / 2) {
    if (around && !around.some((place) => place >= from && place < from + STRETCH)) continue;
    for (const bucket of present) (lists[bucket] ?? []).length = 0;
    present.length = 0;
    while ((hits[first]?.start ?? from) < from) first++;
    for (let at = first; ; at++) {
      const hit = hits[at];
      if (!hit || hit.start >= from + STRETCH) break;
      for (const bucket of hit.buckets) {
        const list = lists[bucket];
        if (list === undefined) lists[bucket] = [hit];
        else list.push(hit);
        if ((list?.length ?? 1) === 1) present.push(bucket);
      }
    }
    yield stretch;
  }
}
