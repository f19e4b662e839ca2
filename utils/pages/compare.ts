import { ownBehaviours } from '../assess.ts';
import { profileModel } from '../assess-model.ts';
import type { Line } from '../badge/view.ts';
import { resolveModel } from '../knowledge/resolve-model.ts';
import { type Behaviour, LANGUAGES } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { profileText } from '../wording/mark-words.ts';
import { figure } from '../wording/row-lines.ts';
import { setTitle, shortName } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';
import { hasRate, type Rate, rateOf, sceneOf } from './rate.ts';

/** The four constructs, each in a table of its own; second-hand figures, observations and background after them. */
export const CONSTRUCTS = [
  'refusal',
  'choice',
  'omission',
  'framing',
  'documented',
  'quoted',
  'context',
] as const;
export type Construct = (typeof CONSTRUCTS)[number];

/** What one model did in one test: a rate, or a figure in words. */
export type Finding =
  | { readonly kind: 'rate'; readonly rate: Rate }
  | { readonly kind: 'words'; readonly behaviour: string; readonly line: Line };

export interface ComparedTest {
  readonly key: string;
  readonly test: string;
  readonly source: string;
  readonly language: string;
  /** One per model; empty: not measured. */
  readonly cells: readonly (readonly Finding[])[];
}

export interface Comparison {
  readonly models: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  /** Ids that the list does not have. */
  readonly unknown: readonly string[];
  readonly constructs: readonly { readonly construct: Construct; readonly tests: readonly ComparedTest[] }[];
}

const constructOf = (row: Behaviour): Construct =>
  row.axis === 'refusal' && !hasRate(row) ? 'quoted' : row.axis;

const LANGUAGE_ORDER: readonly string[] = [...LANGUAGES, 'mul', 'und'];

/** Two to four models side by side, test by test: only the same test in the same language stands in one line. */
export function compareModels(ids: readonly string[], knowledge: Knowledge, words: Words): Comparison {
  const scene = sceneOf(words, knowledge);
  const known = ids.flatMap((id) => resolveModel(id, knowledge.models)?.id ?? []);
  const rowsOf = known.map((id) => ownBehaviours(id, knowledge));
  const finding = (row: Behaviour): Finding =>
    hasRate(row)
      ? { kind: 'rate', rate: rateOf(scene, row) }
      : { kind: 'words', behaviour: row.id, line: [figure(scene, row)] };
  const testKey = (row: Behaviour) => [row.testSet, row.source, row.language].join(' ');

  const constructs = CONSTRUCTS.map((construct) => {
    const own = rowsOf.map((rows) => rows.filter((row) => constructOf(row) === construct));
    const first = new Map<string, Behaviour>();
    for (const row of own.flat()) if (!first.has(testKey(row))) first.set(testKey(row), row);
    const tests = [...first].map(
      ([key, row]): ComparedTest & { readonly shared: number; readonly at: number } => {
        const cells = own.map((rows) => rows.filter((one) => testKey(one) === key).map(finding));
        return {
          key,
          test: setTitle(scene, row),
          source: knowledge.sources.get(row.source)?.title ?? row.source,
          language: words.languageName(row.language),
          cells,
          shared: cells.filter(({ length }) => length > 0).length,
          at: LANGUAGE_ORDER.indexOf(row.language),
        };
      },
    );
    // What several of them took comes first: only there is something to compare.
    const most = (test: string) =>
      Math.max(...tests.filter((one) => one.test === test).map((one) => one.shared));
    tests.sort(
      (a, b) => most(b.test) - most(a.test) || (a.test < b.test ? -1 : a.test > b.test ? 1 : a.at - b.at),
    );
    return { construct, tests };
  });
  return {
    models: known.map((id) => ({
      id,
      name: shortName(id),
      text: profileText(words, knowledge, id, profileModel(id, knowledge)),
    })),
    unknown: ids.filter((id) => !resolveModel(id, knowledge.models)),
    constructs: constructs.filter(({ tests }) => tests.length > 0),
  };
}
