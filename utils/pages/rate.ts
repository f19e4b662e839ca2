import { type CountedBehaviour, isMeasuredIn, rowVerdict } from '../assess-rows.ts';
import { wilsonInterval } from '../knowledge/rates.ts';
import type { Behaviour, Count, MeasuredLanguage, PromptLanguage } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { hostLine } from '../wording/origin.ts';
import { type Scene, setTitle } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';

/** The two constructs that have a rate. Never drawn together: one falls where the other rises. */
export type RateAxis = 'refusal' | 'choice';

/** A share with its 95 % interval; shares are 0..1. */
export interface Share {
  readonly hits: number;
  readonly judged: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** One row of the list, ready to be drawn. */
export interface Rate extends Share {
  readonly behaviour: string;
  /** `refusal`: hits were not answered; `choice`: hits are true answers chosen. */
  readonly axis: RateAxis;
  readonly language: MeasuredLanguage;
  /** By itself enough to warn, as the deciding order has it. */
  readonly warns: boolean;
  /** What the same model did elsewhere. */
  readonly control: Share | null;
  /** What the test asks, who measured it, and at which host, in words. */
  readonly test: string;
  readonly source: string;
  readonly host: string;
  /** "46% - 72%". */
  readonly interval: string;
}

export const sceneOf = (words: Words, knowledge: Knowledge, model = '', now = new Date()): Scene => ({
  words,
  knowledge,
  now,
  model,
  provider: '',
  language: 'und',
});

/** A row that can be drawn: counted, and read in the original. Second-hand figures stay words. */
export const hasRate = (row: Behaviour): row is CountedBehaviour & { readonly axis: RateAxis } =>
  (row.axis === 'refusal' || row.axis === 'choice') &&
  row.count !== null &&
  row.count.judged > 0 &&
  row.readVia === 'primary';

function shareOf({ notAnswered, judged }: Count): Share {
  const { low, high } = wilsonInterval({ notAnswered, judged });
  return { hits: notAnswered, judged, share: notAnswered / judged, low, high };
}

export function rateOf(scene: Scene, row: CountedBehaviour & { readonly axis: RateAxis }): Rate {
  const { axis, count, control, language } = row;
  const choice = axis === 'choice';
  const share = shareOf(choice ? { ...count, notAnswered: count.judged - count.notAnswered } : count);
  // A test set that names no topic sets no level, whatever its rate.
  const names = scene.knowledge.testSets.get(row.testSet)?.topics.length ?? 0;
  const decides = names > 0 && isMeasuredIn(row, language as PromptLanguage);
  return {
    ...share,
    behaviour: row.id,
    axis,
    language,
    warns: decides && rowVerdict(row, '').level === 'caution',
    control: control && control.judged > 0 ? shareOf(control) : null,
    test: setTitle(scene, row),
    source: scene.knowledge.sources.get(row.source)?.title ?? row.source,
    host: hostLine(scene, row),
    interval: scene.words.percentRange(share.low, share.high),
  };
}
