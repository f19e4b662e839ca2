import { type Cell, readStatistics } from './statistics.ts';
import type { Database } from './tables.ts';

/** Counted anew at most this often, in seconds, however many ask. */
export const FRESH_S = 60;

/** @returns tells the statistics, which may be up to {@link FRESH_S} old */
export function createTold(db: Database, now: () => Date): () => Promise<readonly Cell[]> {
  let told: { at: number; cells: Promise<readonly Cell[]> } | undefined;
  return () => {
    const at = now().getTime();
    if (!told || at - told.at > FRESH_S * 1000) {
      const cells = readStatistics(db);
      told = { at, cells };
      cells.catch(() => {
        told = undefined;
      });
    }
    return told.cells;
  };
}
