import { ownBehaviours } from '../assess.ts';
import type { Line } from '../badge/view.ts';
import { resolveModel } from '../knowledge/resolve-model.ts';
import { type Behaviour, LANGUAGES } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { figure } from '../wording/row-lines.ts';
import { type Scene, setTitle, shortName } from '../wording/scene.ts';
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

/** One test by one source, with a line for each of its languages. */
export interface ComparedTest {
  readonly key: string;
  readonly test: string;
  readonly source: string;
  readonly lines: readonly {
    readonly language: string;
    /** One per model; empty: not measured. */
    readonly cells: readonly (readonly Finding[])[];
  }[];
}

export interface Comparison {
  readonly models: readonly { readonly id: string; readonly name: string }[];
  /** Ids that the list does not have. */
  readonly unknown: readonly string[];
  readonly constructs: readonly { readonly construct: Construct; readonly tests: readonly ComparedTest[] }[];
}

const constructOf = (row: Behaviour): Construct =>
  row.axis === 'refusal' && !hasRate(row) ? 'quoted' : row.axis;

const LANGUAGE_ORDER: readonly string[] = [...LANGUAGES, 'mul', 'und'];
const inOrder = (a: Behaviour, b: Behaviour): number =>
  LANGUAGE_ORDER.indexOf(a.language) - LANGUAGE_ORDER.indexOf(b.language);

const findingOf = (scene: Scene, row: Behaviour): Finding =>
  hasRate(row)
    ? { kind: 'rate', rate: rateOf(scene, row) }
    : {
        kind: 'words',
        behaviour: row.id,
        line: [row.observed ? scene.words.of('observed', row.observed) : '', figure(scene, row)],
      };

/** Every test that one of the models took; what several took comes first: only there is something to compare. */
function compareTests(scene: Scene, rowsOf: readonly (readonly Behaviour[])[]): readonly ComparedTest[] {
  const groups = Map.groupBy(rowsOf.flat(), ({ source, testSet }) => `${source} ${testSet}`);
  return [...groups]
    .map(([key, group]) => {
      const ofGroup = rowsOf.map((rows) => rows.filter((row) => group.includes(row)));
      const languages = [...new Set([...group].sort(inOrder).map(({ language }) => language))];
      const test: ComparedTest = {
        key,
        test: setTitle(scene, group[0] as Behaviour),
        source: scene.knowledge.sources.get(group[0]?.source ?? '')?.title ?? '',
        lines: languages.map((language) => ({
          language: scene.words.languageTitle(language),
          cells: ofGroup.map((rows) =>
            rows.filter((row) => row.language === language).map((row) => findingOf(scene, row)),
          ),
        })),
      };
      return { test, took: ofGroup.filter(({ length }) => length > 0).length, rows: group.length };
    })
    .sort((a, b) => b.took - a.took || b.rows - a.rows || (a.test.test < b.test.test ? -1 : 1))
    .map(({ test }) => test);
}

/** Two to four models side by side, test by test: only the same test in the same language stands in one line. */
export function compareModels(ids: readonly string[], knowledge: Knowledge, words: Words): Comparison {
  const scene = sceneOf(words, knowledge);
  const known = [...new Set(ids.flatMap((id) => resolveModel(id, knowledge.models)?.id ?? []))];
  const rowsOf = known.map((id) => ownBehaviours(id, knowledge));
  return {
    models: known.map((id) => ({ id, name: shortName(id) })),
    unknown: ids.filter((id) => !resolveModel(id, knowledge.models)),
    constructs: CONSTRUCTS.map((construct) => ({
      construct,
      tests: compareTests(
        scene,
        rowsOf.map((rows) => rows.filter((row) => constructOf(row) === construct)),
      ),
    })).filter(({ tests }) => tests.length > 0),
  };
}
