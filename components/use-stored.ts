import { useEffect, useState } from 'react';

/**
 * Something that is stored, kept up to date; undefined until it is read. Both functions are the same ones at every call.
 *
 * @param read anew at each change; never rejects
 * @param watch calls back at each change, until the signal ends
 */
export function useStored<T>(
  read: () => Promise<T>,
  watch: (changed: () => void, signal: AbortSignal) => void,
): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    const controller = new AbortController();
    const follow = async () => {
      const next = await read();
      if (!controller.signal.aborted) setValue(() => next);
    };
    void follow();
    watch(() => void follow(), controller.signal);
    return () => controller.abort();
  }, [read, watch]);
  return value;
}
