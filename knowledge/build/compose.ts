import { knowledgeListSchema } from '../../utils/knowledge/schema.ts';
import type { Behaviour, KnowledgeList, Model } from '../../utils/knowledge/types.ts';
import { packList } from '../../utils/knowledge/wire.ts';
import { checkList } from './check.ts';
import { checkRules } from './check-rules.ts';
import { byId, byText } from './format.ts';
import { type KnowledgeSources, readKnowledge } from './read.ts';
import type { ModelSource } from './source-schema.ts';

export type ComposedList =
  | { readonly ok: true; readonly list: KnowledgeList }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Composes the knowledge list from a `knowledge/` folder. Same files, same list: order comes from ids,
 * version and date from `list.json`.
 *
 * @returns the list, or every problem found, each naming the file or record.
 */
export function composeList(folder: string): ComposedList {
  const problems: string[] = [];
  const parts = readKnowledge(folder, problems);
  if (problems.length > 0) return { ok: false, problems };
  const list = toList(parts, problems);
  problems.push(...checkList(list), ...checkRules(list));
  const verdict = knowledgeListSchema.safeParse(packList(list));
  for (const issue of verdict.error?.issues ?? [])
    problems.push(`list: ${issue.path.join('.')}: ${issue.message}`);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, list };
}

/** The bytes that are bundled (and, later, signed): the list in its packed form. */
export const serializeList = (list: KnowledgeList): string => JSON.stringify(packList(list));

function toList(parts: KnowledgeSources, problems: string[]): KnowledgeList {
  const behaviours = parts.behaviours.toSorted(byId);
  const bySubject = Map.groupBy(behaviours, ({ id }) => id.split('/').slice(0, 2).join('/'));
  return {
    schemaVersion: 1,
    ...parts.header,
    sources: parts.sources.toSorted(byId),
    testSets: parts.testSets.toSorted(byId),
    anchors: Object.fromEntries(Object.entries(parts.anchors).toSorted(([a], [b]) => byText(a, b))),
    topics: parts.topics.toSorted(byId),
    models: parts.models.toSorted(byId).map((model) => toModel(model, bySubject, behaviours, problems)),
    behaviours,
  };
}

/** Links name subjects in the source files; the list names behaviours. */
function toModel(
  model: ModelSource,
  bySubject: ReadonlyMap<string, readonly Behaviour[]>,
  all: readonly Behaviour[],
  problems: string[],
): Model {
  const rows = (subjects: readonly string[]): Behaviour[] =>
    subjects.flatMap((subject) => {
      const found = bySubject.get(subject);
      if (!found) problems.push(`model ${model.id}: no behaviour of ${subject}`);
      return found ?? [];
    });
  const ids = (behaviours: readonly Behaviour[]): string[] =>
    [...new Set(behaviours.map(({ id }) => id))].sort(byText);

  const measured = rows(model.exact);
  const documented = rows(model.documented);
  const exact = ids([...measured, ...documented]);
  const claimed = ids(all.filter(({ models }) => models.includes(model.id)));
  if (exact.join() !== claimed.join())
    problems.push(
      `model ${model.id}: its own rows are ${exact.join(' ') || 'none'}, but behaviours name it in ${claimed.join(' ') || 'none'}`,
    );
  for (const { id, axis } of measured)
    if (axis === 'documented') problems.push(`model ${model.id}: ${id} is documented, not measured`);
  for (const { id, axis } of documented)
    if (axis !== 'documented') problems.push(`model ${model.id}: ${id} is measured, not documented`);
  return {
    id: model.id,
    developer: model.developer,
    family: model.family,
    lineage: model.lineage,
    status: model.status,
    note: model.note,
    exact,
    variant: ids(rows(model.variant)),
    family_context: ids(rows(model.family_context)),
    lineage_context: ids(rows(model.lineage_context)),
  };
}
