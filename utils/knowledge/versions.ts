/**
 * Compares versions of one to four numbers, as manifests write them ("1.10" is after "1.9").
 * @returns below 0, 0 or above 0; what is no number counts as 0.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number(part) || 0));
  for (let place = 0; place < 4; place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
