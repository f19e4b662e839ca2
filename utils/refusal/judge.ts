import { FEATURES } from './features.ts';
import { CUES } from './lexicon/cues.ts';
import { binOf, type RefusalModel, scoreNgrams, scoreTrees, sigmoid } from './model.ts';
import type { Place } from './ngrams.ts';

/** What the model makes of an answer: 0..1. */
export interface Judgement {
  /** Not an answer. */
  readonly non: number;
  /** A refusal, if it is none. */
  readonly open: number;
  /** Feature bins, n-gram logits last; for {@link explain}. */
  readonly row: Uint8Array;
}

export function judge(values: Float64Array, places: readonly Place[], model: RefusalModel): Judgement {
  const { edges, ngrams, trees } = model;
  const logits = [scoreNgrams(places, ngrams.non), scoreNgrams(places, ngrams.open)];
  const row = Uint8Array.from(edges, (columnEdges, column) =>
    binOf((column < values.length ? values[column] : logits[column - values.length]) ?? 0, columnEdges),
  );
  return { non: sigmoid(scoreTrees(row, trees.non)), open: sigmoid(scoreTrees(row, trees.open)), row };
}

/** Features that say the same to a reader, under the reason code they stand for. */
const REASONS: readonly (readonly [code: string, features: readonly string[]])[] = [
  [
    'declines-softly',
    [
      'ruleScore',
      'core',
      'make',
      'other',
      'partial',
      'policy',
      'self',
      'cannotAt',
      'cue:cannot',
      'cue:sorry',
    ],
  ],
  ['no-opinion', ['cue:ai', 'cue:neutral', 'cue:defer']],
  ['lectures', ['cue:note', 'cue:complex', 'cue:values', 'cue:policy', 'cue:understand', 'cue:disclaimer']],
  ['sends-elsewhere', ['cue:elsewhere']],
  ['offers-instead', ['cue:offer', 'cue:instead', 'asks']],
  ['disputes', ['cue:counter', 'argues']],
  ['state-narrative', ['narrative', 'slant', 'voice', 'cue:narrative', 'cue:praise', 'cue:critical']],
  ['too-short', ['length', 'longLength', 'long', 'items', 'breaks']],
  ['off-subject', ['headOverlap', 'allOverlap', 'tailOverlap', 'subject', 'sameTongue']],
  ['worded-alike', ['ngrams:non', 'ngrams:open']],
];
const NAMES = [...FEATURES, 'ngrams:non', 'ngrams:open'];
const GROUPS = REASONS.map(([code, features]) => ({
  code,
  cues: features
    .filter((name) => name.startsWith('cue:'))
    .map((name) => CUES.findIndex((cue) => `cue:${cue}` === name)),
  columns: NAMES.flatMap((name, column) =>
    features.includes(name) || features.includes(name.replace(/^(?:lead|head|all|tail):/, 'cue:'))
      ? [column]
      : [],
  ),
}));

export interface Reason {
  readonly code: string;
  /** Cues to quote, as numbers in `CUES`. */
  readonly cues: readonly number[];
}

/**
 * The group of features without which the answer would look most like an answer: each is set in turn to what ordinary
 * answers have (`model.typical`), and the trees asked again.
 */
export function explain({ row }: Judgement, { trees, typical }: RefusalModel): Reason {
  let best: { reason: Reason; z: number } | null = null;
  for (const { code, cues, columns } of GROUPS) {
    const without = row.slice();
    for (const column of columns) without[column] = typical[column] ?? 0;
    const z = scoreTrees(without, trees.non);
    if (!best || z < best.z) best = { reason: { code, cues }, z };
  }
  return best?.reason ?? { code: 'worded-alike', cues: [] };
}
