import { indexModels, type ModelIndex } from './knowledge/resolve-model.ts';
import type { Behaviour, KnowledgeList, Source, TestSet, Topic } from './knowledge/types.ts';
import { createRecogniser, type Recognise } from './topics/recognise.ts';

/** Where a list comes from that is not Unsaid's own. */
export interface ListFrom {
  readonly host: string;
  readonly unsigned: boolean;
}

/** The list with its indexes: built once per list, then only read. */
export interface Knowledge {
  readonly list: KnowledgeList;
  /** Null: Unsaid's own list. */
  readonly from: ListFrom | null;
  readonly recognise: Recognise;
  readonly models: ModelIndex;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly testSets: ReadonlyMap<string, TestSet>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  /** Behaviours measured on, or documented for, exactly these weights: by Hub id as the list writes it. */
  readonly byModel: ReadonlyMap<string, readonly Behaviour[]>;
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/**
 * Builds the indexes. Costs some milliseconds with the full list; what comes after costs microseconds.
 *
 * @param recogniserData what `recogniser.json` holds; without it topics are matched by the list's terms alone
 * @param from where the list comes from, if it is not Unsaid's own
 */
export function createKnowledge(
  list: KnowledgeList,
  recogniserData?: unknown,
  from: ListFrom | null = null,
): Knowledge {
  const byModel = new Map<string, Behaviour[]>();
  for (const behaviour of list.behaviours)
    for (const model of behaviour.models) {
      const rows = byModel.get(model);
      if (rows) rows.push(behaviour);
      else byModel.set(model, [behaviour]);
    }
  return {
    list,
    from,
    recognise: createRecogniser(list, recogniserData),
    models: indexModels(list.models),
    topics: byId(list.topics),
    sources: byId(list.sources),
    testSets: byId(list.testSets),
    behaviours: byId(list.behaviours),
    byModel,
  };
}
