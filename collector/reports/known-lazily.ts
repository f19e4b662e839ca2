import type { Lists } from '../store/lists.ts';
import type { Known } from './known.ts';

/** What the list in force says, for the pages that show it. */
export interface Knowing {
  readonly known: (model: string) => Known | null;
  readonly topicName: (topic: string) => string;
}

/** @returns loads the code that reads lists when it is first needed: a collector that starts to take reports needs none of it */
export function createKnowing(lists: Pick<Lists, 'current'>, now: () => Date): () => Promise<Knowing> {
  let loading: Promise<Knowing> | undefined;
  return () => {
    loading ??= import('./known.ts').then(({ createKnown, createTopicNames }) => ({
      known: createKnown(lists, now),
      topicName: createTopicNames(lists),
    }));
    return loading;
  };
}
