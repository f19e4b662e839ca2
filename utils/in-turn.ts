/**
 * Runs work in turn, each after the one before has ended, however that went: what reads something, changes it and writes it
 * back must not overlap with another that does.
 *
 * @returns as the work itself
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
