/** One timer for the earliest of several wishes to be woken. */
export interface Alarm {
  /** @param at time by `performance.now()`. */
  wakeAt(at: number): void;
}

export function createAlarm(onWake: () => void, signal: AbortSignal): Alarm {
  let due = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    wakeAt(at) {
      if (at >= due || signal.aborted) return;
      due = at;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          due = Number.POSITIVE_INFINITY;
          onWake();
        },
        Math.max(0, at - performance.now()),
      );
    },
  };
}
