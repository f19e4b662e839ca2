import type { Lexicon } from './lexicon.ts';
import type { TopicMatch } from './matcher.ts';
import type { Read } from './reading.ts';
import { featureOf, HEAD, pairOf, TAIL } from './text-features.ts';
import { share } from './topic-rules.ts';

/** Long texts may name every region and every tone: their pairs say nothing. */
const MAX_PAIRED = 12;
/** A follow-up is short; how much of a longer text is filler says nothing. Normalised characters. */
const SHORT = 120;

type Kind = 'region' | 'tone' | 'strength' | 'cue' | 'filler' | 'other';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['cue', /^follow-up-cue$/],
  ['filler', /^follow-up/],
  ['region', /^(?:[a-z]{2}|land-[a-z]+|[a-z]+-power|leader-[a-z]+)$/],
  ['tone', /^(?:act|frame)-./],
  ['strength', /\//],
];

interface Bucket {
  readonly feature: number;
  readonly kind: Kind;
  /** `/strong`, `/name`, ... of a topic's bucket. */
  readonly strength: string;
}

/** What a bucket of the lexicon says of a prompt, by its name. */
export const kindOfBucket = (name: string): Kind =>
  KINDS.find(([, names]) => names.test(name))?.[0] ?? 'other';

const bucketOf = (name: string): Bucket => ({
  feature: featureOf(`found ${name}`),
  kind: kindOfBucket(name),
  strength: name.slice(name.indexOf('/')),
});

export type FoundFeatures = (read: Read, matches: readonly TopicMatch[]) => Set<number>;

/** Features of what the terms of the list found, alone and beside each other; the buckets of a lexicon looked up once. */
export function createFoundFeatures({ buckets }: Lexicon): FoundFeatures {
  const known = buckets.map(bucketOf);

  return ({ text, hits }, matches) => {
    const found = new Set<Bucket>();
    for (const hit of hits) {
      if (hit.end > HEAD && hit.start < text.length - TAIL) continue;
      for (const number of hit.buckets) {
        const bucket = known[number];
        if (bucket !== undefined) found.add(bucket);
      }
    }
    const of = (kind: Kind): Bucket[] => [...found].filter((bucket) => bucket.kind === kind);
    const regions = of('region');
    const tones = of('tone');
    const isFiller = (number: number): boolean =>
      known[number]?.kind === 'cue' || known[number]?.kind === 'filler';
    const fillers = text.length <= SHORT ? hits.filter((hit) => hit.buckets.some(isFiller)) : [];

    const features = new Set<number>();
    const add = (name: string): void => void features.add(featureOf(name));
    for (const { kind, feature } of found) if (kind !== 'filler') features.add(feature);
    for (const region of regions.slice(0, MAX_PAIRED))
      for (const tone of tones.slice(0, MAX_PAIRED)) features.add(pairOf(region.feature, tone.feature));
    for (const strength of new Set(of('strength').map((bucket) => bucket.strength)))
      add(`any ${strength} tones ${Math.min(2, tones.length)}`);
    add(`length ${Math.min(9, Math.round(Math.log2(1 + text.length)))}`);
    add(`regions ${Math.min(3, regions.length)} tones ${Math.min(4, tones.length)}`);
    add(
      `filler ${text.length <= SHORT ? Math.round(10 * share(text, fillers)) : 'unread'} cue ${of('cue').length}`,
    );
    for (const { topic, rule, terms } of matches) {
      add(`fired ${rule} ${Math.min(3, terms.length)}`);
      add(`fired topic ${topic}`);
    }
    add(`fired ${Math.min(3, matches.length)}`);
    return features;
  };
}
