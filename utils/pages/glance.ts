import { ownBehaviours } from '../assess.ts';
import { resolveModel } from '../knowledge/resolve-model.ts';
import type { Knowledge } from '../knowledge-index.ts';
import type { Words } from '../wording/words.ts';
import { type ModelRow, modelRow, telling } from './model-rows.ts';
import { hasRate, type Rate, rateOf, sceneOf } from './rate.ts';

/** Regions whose subjects have test sets of their own, with the language most of those are in. */
const REGIONS = ['cn', 'ru', 'us', 'eu'] as const;
export const SUBJECT_LANGUAGE = 'en';

/** What is known of one model, in the space of a popup. */
export interface Glance {
  readonly row: ModelRow;
  /** Subjects by region, in {@link SUBJECT_LANGUAGE}; null: not measured. */
  readonly subjects: readonly { readonly region: string; readonly rate: Rate | null }[];
  /** Titles, as their authors have them. */
  readonly sources: readonly string[];
}

/** @returns null where the list does not have the model */
export function glanceAt(id: string, knowledge: Knowledge, words: Words): Glance | null {
  const model = resolveModel(id, knowledge.models);
  if (!model) return null;
  const own = ownBehaviours(model.id, knowledge);
  const scene = sceneOf(words, knowledge);
  const sources = [...new Set(own.map(({ source }) => source))];
  return {
    row: modelRow(model, knowledge, words),
    subjects: REGIONS.map((region) => {
      const row = telling(own, knowledge, SUBJECT_LANGUAGE, region);
      return { region: words.regionName(region), rate: row && hasRate(row) ? rateOf(scene, row) : null };
    }),
    sources: sources.map((source) => knowledge.sources.get(source)?.title ?? source).sort(),
  };
}
