import type { Topic } from '../../utils/knowledge/types.ts';
import { featureOf } from '../../utils/topics/text-features.ts';

/** What terms of a topic say of it before anything is learnt. */
const PRIOR = { term: 4, weak: 2, region: 3, combination: 1 } as const;

/** Weight of each feature for each class (a topic, or a region) that the list itself says it speaks for. */
export function topicPriors(
  topics: readonly Topic[],
  classOf: (topic: Topic) => string,
): Map<number, Map<string, number>> {
  const known = new Map<number, Map<string, number>>();
  for (const topic of topics) {
    const set = (name: string, weight: number): void => {
      const feature = featureOf(name);
      const classes = known.get(feature) ?? new Map<string, number>();
      const label = classOf(topic);
      known.set(feature, classes.set(label, Math.max(weight, classes.get(label) ?? 0)));
    };
    const { id, region, combinations } = topic;
    for (const strength of ['strong', 'ambiguous', 'name']) set(`found ${id}/${strength}`, PRIOR.term);
    set(`found ${id}/weak`, PRIOR.weak);
    set(`fired topic ${id}`, PRIOR.term);
    for (const group of [region, `${region}-power`, `land-${region}`, `leader-${region}`])
      set(`found ${group}`, PRIOR.region);
    for (const group of combinations.flatMap(({ all }) => all.flat()))
      set(`found ${group}`, PRIOR.combination);
  }
  return known;
}
