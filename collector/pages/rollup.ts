import type { Cell } from '../store/statistics.ts';

/** One bar of a chart. */
export interface Bar {
  readonly name: string;
  readonly reports: number;
  readonly reporters: number;
}
export type Dimension = 'model' | 'topic' | 'language' | 'kind' | 'month';

/** Bars in one chart; the table behind it has all. */
export const MOST_BARS = 15;

/**
 * Adds up cells by one of their names, the largest first, months in their order. Only cells that may be told are added, so
 * no sum holds one that may not. Reporters of several cells may be one person: their sum counts installations per cell.
 */
export function rollUp(cells: readonly Cell[], dimension: Dimension): Bar[] {
  const bars = new Map<string, { reports: number; reporters: number }>();
  for (const cell of cells) {
    const bar = bars.get(cell[dimension]) ?? { reports: 0, reporters: 0 };
    bars.set(cell[dimension], {
      reports: bar.reports + cell.reports,
      reporters: bar.reporters + cell.reporters,
    });
  }
  const all = [...bars].map(([name, sums]) => ({ name, ...sums }));
  if (dimension === 'month') return all.sort((one, other) => (one.name < other.name ? -1 : 1));
  return all.sort((one, other) => other.reports - one.reports || (one.name < other.name ? -1 : 1));
}
