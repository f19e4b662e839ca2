import { useEffect, useState } from 'react';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { watchList } from '../../utils/list-change.ts';
import { forgetKnowledge, readKnowledge } from '../../utils/read-knowledge.ts';

/** The list in force, kept up to date; undefined while it is read; why not, where there is none that can be used. */
export function useKnowledge(): Knowledge | Error | undefined {
  const [knowledge, setKnowledge] = useState<Knowledge | Error>();
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      const next = await readKnowledge().catch((error: Error) => error);
      if (!controller.signal.aborted) setKnowledge(next);
    };
    void read();
    watchList(() => {
      forgetKnowledge();
      void read();
    }, controller.signal);
    return () => controller.abort();
  }, []);
  return knowledge;
}
