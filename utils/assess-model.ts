import { ownBehaviours } from './assess.ts';
import { isMeasuredIn, mayDecide, rowVerdict } from './assess-rows.ts';
import { assessTopic } from './assess-topic.ts';
import type { ModelProfile, RowVerdict, TopicAssessment } from './assess-types.ts';
import { bareModelId, isRouter, relativesOf } from './knowledge/resolve-model.ts';
import type { Behaviour, PromptLanguage } from './knowledge/types.ts';
import type { Knowledge } from './knowledge-index.ts';

const worstFirst = (a: RowVerdict, b: RowVerdict): number =>
  b.severity - a.severity || b.interval.low - a.interval.low || (a.behaviour < b.behaviour ? -1 : 1);

/** Every topic and language in which the model's own rows may set a level, assessed as a prompt would be. */
function assessAll(own: readonly Behaviour[], knowledge: Knowledge): TopicAssessment[] {
  const seen = new Map<string, readonly [topic: string, language: PromptLanguage]>();
  for (const row of own) {
    if ((row.axis !== 'refusal' && row.axis !== 'documented') || !mayDecide(row)) continue;
    if (row.language === 'und' || row.language === 'mul') continue;
    for (const topic of knowledge.testSets.get(row.testSet)?.topics ?? [])
      seen.set(`${topic} ${row.language}`, [topic, row.language]);
  }
  return [...seen.values()].map(([topic, language]) => assessTopic(topic, language, own, '', knowledge));
}

/** `caution` if any language or topic has it, else `open` if any has it. */
const overall = (all: readonly TopicAssessment[]): TopicAssessment['level'] =>
  (['caution', 'open'] as const).find((level) => all.some((one) => one.level === level)) ?? 'unmeasured';

/**
 * What is known of a model over all topics and languages, for the mark beside the composer.
 *
 * @param id Hub id as the page gives it: empty is `unknown`, the router `router`; an id the list does not have is
 * `unmeasured`, whatever is known of models that its name says it is related to.
 */
export function profileModel(id: string, knowledge: Knowledge): ModelProfile {
  if (isRouter(id)) return { level: 'router', rows: [], documented: [], context: [] };
  if (bareModelId(id) === '') return { level: 'unknown', rows: [], documented: [], context: [] };
  const relatives = relativesOf(id, knowledge.models);
  const own = ownBehaviours(id, knowledge);
  const all = assessAll(own, knowledge);
  const level = overall(all);
  const carrying = new Set(all.filter((one) => one.level === level).flatMap((one) => one.decisive));
  const rows = own
    .filter((row) => carrying.has(row.id))
    .flatMap((row) => (isMeasuredIn(row, row.language as PromptLanguage) ? rowVerdict(row, '') : []))
    .sort(worstFirst);
  const shown = new Set(rows.map(({ behaviour }) => behaviour));
  return {
    level,
    rows,
    documented: own.filter((row) => row.axis === 'documented').map((row) => row.id),
    context: [
      ...own
        .filter((row) => row.axis !== 'documented' && !shown.has(row.id))
        .map((row) => ({ behaviour: row.id, link: 'exact' as const })),
      ...relatives.variant.map((behaviour) => ({ behaviour, link: 'variant' as const })),
      ...relatives.family_context.map((behaviour) => ({ behaviour, link: 'family' as const })),
      ...relatives.lineage_context.map((behaviour) => ({ behaviour, link: 'lineage' as const })),
    ],
  };
}
