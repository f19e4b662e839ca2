import type { Topic } from '../../utils/knowledge/types.ts';
import type { ClassifierData, Threshold } from '../../utils/topics/classifier.ts';
import { checksumOf } from '../../utils/topics/weights.ts';
import { type HeadWeights, trainChoice } from './choice.ts';
import { encodeWeights } from './encode.ts';
import type { Example } from './examine.ts';
import { topicPriors } from './priors.ts';
import { isHarmless, isSensitive } from './rows.ts';

const GATE = { epochs: 12, rate: 0.03, l2: 1e-4, seed: 1, entries: 40_000 };
const FOLLOW_UP = { epochs: 12, rate: 0.03, l2: 1e-4, seed: 2, entries: 8_000 };
const TOPICS = { epochs: 8, rate: 0.1, l2: 3e-3, seed: 3, entries: 40_000 };
const REGIONS = { epochs: 8, rate: 0.1, l2: 3e-3, seed: 4, entries: 20_000 };
const LARGEST = 127;

export type Thresholds = Readonly<Record<Threshold, number>>;

/** A control no topic of the list matches: sensitive, but of none of its topics. */
const isElsewhere = ({ kind, matches }: Example): boolean => kind === 'control' && matches.length === 0;

/** Learns the classifier: same examples, same bytes. */
export function train(
  examples: readonly Example[],
  topics: readonly Topic[],
  thresholds: Thresholds,
): ClassifierData {
  const regionOf = new Map(topics.map(({ id, region }) => [id, region]));
  const sensitive = examples.filter(isSensitive);
  const harmless = examples.filter(isHarmless);
  const ids = topics.map(({ id }) => id).sort();
  const regions = [...new Set(['', ...regionOf.values()])].sort();

  const heads = [
    ...binary('sensitive', [...sensitive, ...harmless], isSensitive, GATE),
    ...binary('follow-up', [...examples.filter(isFollowUp), ...harmless], isFollowUp, FOLLOW_UP),
    ...trainChoice(
      sensitive,
      { classes: ids, labels: ({ topics }) => topics, priors: topicPriors(topics, ({ id }) => id) },
      TOPICS,
    ).map(named('topic')),
    ...trainChoice(
      [...sensitive, ...examples.filter(isElsewhere)],
      {
        classes: regions,
        labels: (example) =>
          isElsewhere(example) ? [''] : example.topics.map((topic) => regionOf.get(topic) ?? ''),
        priors: topicPriors(topics, ({ region }) => region),
      },
      REGIONS,
    ).map(named('region')),
  ];
  return pack(heads, thresholds);
}

const isFollowUp = ({ kind }: Example): boolean => kind === 'follow-up';

const named =
  (kind: string) =>
  (head: HeadWeights): HeadWeights => ({ ...head, name: `${kind} ${head.name}` });

/** Log odds of a yes. */
function binary(
  name: string,
  examples: readonly Example[],
  isYes: (example: Example) => boolean,
  settings: typeof GATE,
): HeadWeights[] {
  const choice = { classes: ['no', 'yes'], labels: (example: Example) => [isYes(example) ? 'yes' : 'no'] };
  const [no, yes] = trainChoice(examples, choice, { ...settings, entries: 2 * settings.entries });
  if (!no || !yes) throw new Error(`${name}: nothing learnt`);
  const weights = new Map(
    [...yes.weights].map(([feature, weight]) => [feature, weight - (no.weights.get(feature) ?? 0)]),
  );
  return [{ name, bias: yes.bias - no.bias, weights }];
}

/** Weights as signed bytes, each head in steps of its own. */
function pack(heads: readonly HeadWeights[], thresholds: Thresholds): ClassifierData {
  const steps = heads.map(({ weights }) => stepOf([...weights.values()]));
  const rows = new Map<number, [number, number][]>();
  heads.forEach(({ weights }, head) => {
    for (const [feature, weight] of weights) {
      const inSteps = Math.round(weight / (steps[head] ?? 1));
      const value = Math.max(-LARGEST, Math.min(LARGEST, inSteps));
      if (value === 0) continue;
      const row = rows.get(feature);
      if (row) row.push([head, value]);
      else rows.set(feature, [[head, value]]);
    }
  });
  const bytes = encodeWeights(rows);
  return {
    version: 2,
    heads: heads.map(({ name }) => name),
    steps,
    biases: heads.map(({ bias }) => Number(bias.toPrecision(4))),
    thresholds,
    checksum: checksumOf(bytes),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

/** Width of one step of a signed byte; the largest thousandth is cut off, or it would make all others coarse. */
function stepOf(weights: readonly number[]): number {
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  const size = sizes[Math.floor(0.999 * (sizes.length - 1))] ?? 0;
  return Number((size / LARGEST || 1).toPrecision(4));
}
