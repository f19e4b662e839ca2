import type { Axis, Behaviour } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { firstLink } from '../wording/origin.ts';
import { setTitle } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';

/** What the list took from one source for one construct. */
export interface SourceAxis {
  readonly axis: Axis;
  readonly rows: number;
  readonly models: number;
  /** Judged answers over all rows; 0 where the source gives no counts. */
  readonly judged: number;
}

export interface SourceRow {
  readonly id: string;
  /** As the source's own words are, in English. */
  readonly title: string;
  readonly authors: string;
  readonly date: string;
  readonly method: string;
  readonly limits: string;
  readonly licence: string;
  readonly cite: string;
  /** Empty: it has no plain address. */
  readonly url: string;
  /** All rows are quoted by others; the original was not read. */
  readonly secondHand: boolean;
  /** What its tests ask, in the reader's language. */
  readonly tests: readonly string[];
  readonly axes: readonly SourceAxis[];
}

const AXES: readonly Axis[] = ['refusal', 'choice', 'omission', 'framing', 'documented', 'context'];

function axisOf(axis: Axis, rows: readonly Behaviour[]): SourceAxis {
  return {
    axis,
    rows: rows.length,
    // As the source names them: one of its models may stand under several Hub ids.
    models: new Set(rows.map(({ modelAsNamed }) => modelAsNamed)).size,
    judged: rows.reduce((sum, { count }) => sum + (count?.judged ?? 0), 0),
  };
}

/** Every source of the list, the one with most rows first; constructs are counted apart. */
export function sourceRows(knowledge: Knowledge, words: Words): readonly SourceRow[] {
  return knowledge.list.sources
    .map((source) => {
      const own = knowledge.list.behaviours.filter((row) => row.source === source.id);
      const { id, title, authors, date, method, limits, licence, cite, url } = source;
      const row: SourceRow = {
        ...{ id, title, authors, date, method, limits, licence, cite },
        url: firstLink(url) ?? '',
        secondHand: own.length > 0 && own.every(({ readVia }) => readVia === 'secondary'),
        tests: [...new Set(own.map((one) => setTitle({ words, knowledge }, one)))],
        axes: AXES.map((axis) =>
          axisOf(
            axis,
            own.filter((one) => one.axis === axis),
          ),
        ).filter(({ rows }) => rows > 0),
      };
      return { row, rows: own.length };
    })
    .sort((a, b) => b.rows - a.rows || (a.row.title < b.row.title ? -1 : 1))
    .map(({ row }) => row);
}
