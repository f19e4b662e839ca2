import type { KnowledgeList } from '../../utils/knowledge/types.ts';
import { byText } from './format.ts';

const tally = (values: readonly string[]): string =>
  [...Map.groupBy(values, (value) => value)]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([value, all]) => `${all.length} ${value}`)
    .join(', ');

/** The list in words, for whoever builds it. */
export function summarize(list: KnowledgeList): string {
  const groups = Object.values(list.anchors);
  const terms = list.topics.reduce((sum, topic) => sum + topic.terms.length, 0);
  const withRows = list.models.filter((model) => model.exact.length > 0).length;
  const context = list.models.filter(
    (model) =>
      model.exact.length === 0 &&
      model.variant.length + model.family_context.length + model.lineage_context.length > 0,
  ).length;
  return [
    `knowledge list ${list.version} of ${list.generated}`,
    `${list.topics.length} topics (${tally(list.topics.map((topic) => topic.region))}) with ${terms} terms, and ${groups.length} groups of ${groups.flat().length} terms`,
    `${list.models.length} models (${tally(list.models.map((model) => model.status))}): ${withRows} with rows of their own, ${context} with context only`,
    `${list.behaviours.length} behaviours (${tally(list.behaviours.map((row) => row.axis))}) in ${list.testSets.length} test sets of ${list.sources.length} sources`,
    `by language: ${tally(list.behaviours.map((row) => row.language))}`,
  ].join('\n');
}
