export interface Quiet {
  /** Notes a change. O(1): takes the time, and arms the timer only if none is armed. */
  touch(): void;
  /** True from a change until the quiet after it. */
  readonly stirred: boolean;
}

export interface QuietEvents {
  onQuiet(): void;
  /** The timer ran out and the page is still changing: at most once per quiet time. */
  onRestless(): void;
}

/**
 * Calls `onQuiet` once there has been no {@link Quiet.touch} for `quietMs`.
 * While changes keep coming, one timer runs to its end and is armed again for what is left: no timer is set or cleared
 * per change. It starts stirred, so that `onQuiet` comes at least once.
 */
export function watchQuiet(events: QuietEvents, quietMs: number, signal: AbortSignal): Quiet {
  let lastChange = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function arm(ms: number): void {
    timer = setTimeout(fire, ms);
  }
  function fire(): void {
    timer = undefined;
    const left = lastChange + quietMs - performance.now();
    if (left > 0) {
      arm(left);
      events.onRestless();
    } else {
      events.onQuiet();
    }
  }
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  if (!signal.aborted) arm(quietMs);

  return {
    touch() {
      lastChange = performance.now();
      if (timer === undefined && !signal.aborted) arm(quietMs);
    },
    get stirred() {
      return timer !== undefined;
    },
  };
}
