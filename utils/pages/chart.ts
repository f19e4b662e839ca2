import { LANGUAGES, type MeasuredLanguage } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { setTitle, shortName } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';
import { hasRate, type Rate, type RateAxis, rateOf, sceneOf } from './rate.ts';

/** One test that can be drawn: one construct, one test set, so that only like stands beside like. */
export interface ChartTest {
  readonly key: string;
  readonly axis: RateAxis;
  readonly testSet: string;
  readonly title: string;
  /** Who measured it. */
  readonly source: string;
  readonly models: number;
}

export interface ChartRow {
  /** Ids of one and the same measurement; the first one names the row. */
  readonly ids: readonly string[];
  readonly name: string;
  /** One per language of the chart; several where the same was measured at several hosts, none: not measured. */
  readonly cells: readonly (readonly Rate[])[];
}

export interface Chart {
  readonly languages: readonly MeasuredLanguage[];
  readonly rows: readonly ChartRow[];
}

export type ChartOrder = MeasuredLanguage | 'name';

const AXES = ['refusal', 'choice'] as const;
const ORDER: readonly string[] = [...LANGUAGES, 'mul', 'und'];

/** Everything that can be drawn, the test of most models, then of most measurements, first; choice tests after all others. */
export function chartTests(knowledge: Knowledge, words: Words): readonly ChartTest[] {
  const tests = new Map<string, ChartTest & { readonly measured: Set<string>; rows: number }>();
  for (const row of knowledge.list.behaviours) {
    if (!hasRate(row)) continue;
    const key = `${row.axis} ${row.testSet}`;
    const title = setTitle({ words, knowledge }, row);
    const test = tests.get(key) ?? {
      ...{ key, axis: row.axis, testSet: row.testSet, title, source: row.source, models: 0 },
      measured: new Set<string>(),
      rows: 0,
    };
    test.measured.add(row.models.join());
    test.rows++;
    tests.set(key, test);
  }
  return [...tests.values()]
    .map(({ measured, ...test }) => ({ ...test, models: measured.size }))
    .sort(
      (a, b) =>
        AXES.indexOf(a.axis) - AXES.indexOf(b.axis) ||
        b.models - a.models ||
        b.rows - a.rows ||
        (a.title < b.title ? -1 : 1),
    )
    .map(({ rows: _, ...test }) => test);
}

/** Models that HuggingChat offers now name a measurement that is also listed under former ids. */
function currentFirst(ids: readonly string[], knowledge: Knowledge): readonly string[] {
  const isCurrent = (id: string) => Number(knowledge.models.exact.get(id)?.status === 'current');
  return [...ids].sort((a, b) => isCurrent(b) - isCurrent(a) || (a < b ? -1 : 1));
}

/** All models of one test by language: worst first in the language chosen, the unmeasured last; or by name. */
export function chartOf(
  { axis, testSet }: Pick<ChartTest, 'axis' | 'testSet'>,
  order: ChartOrder,
  knowledge: Knowledge,
  words: Words,
): Chart {
  const scene = sceneOf(words, knowledge);
  const found = knowledge.list.behaviours.filter(hasRate);
  const own = found.filter((row) => row.axis === axis && row.testSet === testSet);
  const languages = [...new Set(own.map(({ language }) => language))].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  );
  const measured = new Map<string, Rate[]>();
  for (const row of own) {
    const key = row.models.join();
    measured.set(key, [...(measured.get(key) ?? []), rateOf(scene, row)]);
  }
  const rows = [...measured].map(([key, rates]): ChartRow => {
    const ids = currentFirst(key.split(','), knowledge);
    const cells = languages.map((language) => rates.filter((rate) => rate.language === language));
    return { ids, name: shortName(ids[0] ?? ''), cells };
  });
  const at = languages.indexOf(order as MeasuredLanguage);
  const rank = ({ cells }: ChartRow) => Math.max(-1, ...(cells[at] ?? []).map(({ share }) => share));
  const byName = (a: ChartRow, b: ChartRow) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);
  return { languages, rows: rows.sort((a, b) => rank(b) - rank(a) || byName(a, b)) };
}
