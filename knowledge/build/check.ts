import type { KnowledgeList, TestSet, Topic } from '../../utils/knowledge/types.ts';
import { byText } from './format.ts';

/** Fewest judged answers that make a per-topic cell (docs/deciding-order.md, rule 6). */
const MIN_CELL = 10;

/**
 * What structure alone cannot say: ids are unique and refer to something, records are sorted, every measured row has
 * its n, date and source, and no cell is too small to be shown.
 *
 * @returns one line per fault, naming the record.
 */
export function checkList(list: KnowledgeList): string[] {
  const problems: string[] = [];
  const say = (where: string, what: string): void => {
    problems.push(`${where}: ${what}`);
  };
  const ids = (kind: string, records: readonly { readonly id: string }[]): Set<string> => {
    const seen = new Set<string>();
    for (const { id } of records) {
      if (seen.has(id)) say(`${kind} ${id}`, 'is there twice');
      seen.add(id);
    }
    return seen;
  };
  const sources = ids('source', list.sources);
  const sets = new Map(list.testSets.map((set) => [set.id, set]));
  ids('test set', list.testSets);
  const topics = new Map(list.topics.map((topic) => [topic.id, topic]));
  ids('topic', list.topics);
  const models = ids('model', list.models);
  const behaviours = ids('behaviour', list.behaviours);

  for (const topic of list.topics) checkTopic(topic);
  for (const set of list.testSets) checkTestSet(set);
  for (const model of list.models)
    for (const kind of ['exact', 'variant', 'family_context', 'lineage_context'] as const)
      for (const id of model[kind])
        if (!behaviours.has(id)) say(`model ${model.id}`, `${kind}: no behaviour ${id}`);
  checkBehaviours();
  return problems;

  function checkTopic(topic: Topic): void {
    const where = `topic ${topic.id}`;
    if (topic.parent !== null) {
      const parent = topics.get(topic.parent);
      if (!parent) say(where, `no parent ${topic.parent}`);
      else if (parent.parent !== null) say(where, 'a child of a child: coverage follows one step only');
      else if (parent.region !== topic.region) say(where, 'of another region than its parent');
    }
    if (topic.terms.length === 0) say(where, 'has no terms');
  }

  function checkTestSet(set: TestSet): void {
    const where = `test set ${set.id}`;
    if (!sources.has(set.source)) say(where, `no source ${set.source}`);
    if (!isSorted(set.topics)) say(where, 'topics are not sorted');
    for (const id of set.topics) {
      const topic = topics.get(id);
      if (!topic) say(where, `covers an unknown topic ${id}`);
      else if (topic.region !== set.region) say(where, `covers ${id} of another region`);
    }
  }

  function checkBehaviours(): void {
    for (const row of list.behaviours) {
      const where = `behaviour ${row.id}`;
      const set = sets.get(row.testSet);
      if (!sources.has(row.source)) say(where, `no source ${row.source}`);
      if (!set) say(where, `no test set ${row.testSet}`);
      else if (set.source !== row.source) say(where, `test set ${row.testSet} belongs to ${set.source}`);
      if (!row.id.startsWith(`${row.source}/`)) say(where, 'id must begin with its source');
      for (const id of row.models) if (!models.has(id)) say(where, `no model ${id}`);
      if (row.to === '') say(where, 'has no date');
      if (row.from > row.to) say(where, 'ends before it begins');
      if ((row.axis === 'refusal' || row.axis === 'choice') !== (row.count !== null))
        say(where, `axis ${row.axis} ${row.count ? 'has no use for a count' : 'needs a count'}`);
      if ((row.axis === 'documented') !== (row.observed !== null))
        say(where, 'what was observed belongs to documented rows, and to all of them');
      if (row.axis !== 'refusal' && (row.control || row.otherJudge || row.perTopic.length > 0))
        say(where, 'control, other judge and cells belong to the refusal axis');
      if (row.axis !== 'refusal' && row.figure === '') say(where, 'has neither count nor figure');
      for (const id of row.control?.testSets ?? []) if (!sets.has(id)) say(where, `no control set ${id}`);
      for (const cell of row.perTopic) {
        if (cell.judged < MIN_CELL) say(where, `a cell of ${cell.judged}: fewer than ${MIN_CELL}`);
        for (const id of cell.topics)
          if (!set?.topics.includes(id)) say(where, `a cell on ${id}, which its test set does not cover`);
      }
    }
  }
}

const isSorted = (values: readonly string[]): boolean =>
  values.every((value, index) => index === 0 || byText(values[index - 1] ?? '', value) < 0);
