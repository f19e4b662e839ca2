/** What one feature weighs, in steps of a signed byte. */
export interface FeatureWeights {
  gate: number;
  readonly classes: [number: number, weight: number][];
}

/** The form that `readWeights` of `utils/knowledge/classifier.ts` reads. Features without any weight are left out. */
export function encodeWeights(rows: ReadonlyMap<number, FeatureWeights>): Uint8Array {
  const bytes: number[] = [];
  let before = -1;
  for (const [feature, { gate, classes }] of [...rows].sort(([a], [b]) => a - b)) {
    if (gate === 0 && classes.length === 0) continue;
    let distance = feature - before - 1;
    before = feature;
    for (; distance > 0x7f; distance >>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, gate & 0xff, classes.length);
    for (const [number, weight] of classes.toSorted(([a], [b]) => a - b)) bytes.push(number, weight & 0xff);
  }
  return Uint8Array.from(bytes);
}
