import type { Knowledge } from '../../utils/knowledge-index.ts';
import { watchList } from '../../utils/list-change.ts';
import { forgetKnowledge, readKnowledge } from '../../utils/read-knowledge.ts';
import { useStored } from '../use-stored.ts';

const read = (): Promise<Knowledge | Error> => readKnowledge().catch((error: Error) => error);

const watch = (changed: () => void, signal: AbortSignal): void =>
  watchList(() => {
    forgetKnowledge();
    changed();
  }, signal);

/** The list in force, kept up to date; undefined while it is read; why not, where there is none that can be used. */
export const useKnowledge = (): Knowledge | Error | undefined => useStored(read, watch);
