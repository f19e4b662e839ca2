/** Items and time that one task may take: far below the 50 ms at which a page feels held up. */
const BATCH_ITEMS = 20;
const BATCH_MS = 8;

/**
 * Works through `items`, and lets the page go on after each batch. The first batch is done at once.
 * @param work returns false when an item cost nothing and does not count.
 * @param onBatch called after each batch.
 */
export async function inBatches<T>(
  items: readonly T[],
  work: (item: T) => boolean,
  onBatch: () => void,
  signal: AbortSignal,
): Promise<void> {
  for (let next = 0; ; ) {
    const until = performance.now() + BATCH_MS;
    for (let done = 0; done < BATCH_ITEMS && next < items.length && performance.now() < until; next += 1) {
      if (work(items[next] as T)) done += 1;
    }
    onBatch();
    if (next >= items.length) return;
    await yieldToPage();
    if (signal.aborted) return;
  }
}

function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0));
}
