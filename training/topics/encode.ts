/** Weights of one feature: head number and signed byte. */
export type Entries = readonly (readonly [head: number, weight: number])[];

/** The form that `readWeights` of `utils/topics/weights.ts` reads. */
export function encodeWeights(rows: ReadonlyMap<number, Entries>): Uint8Array {
  const bytes: number[] = [];
  let before = -1;
  for (const [feature, entries] of [...rows].sort(([a], [b]) => a - b)) {
    if (entries.length === 0) continue;
    let distance = feature - before - 1;
    before = feature;
    for (; distance > 0x7f; distance >>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, entries.length);
    for (const [head, weight] of entries.toSorted(([a], [b]) => a - b)) bytes.push(head, weight & 0xff);
  }
  return Uint8Array.from(bytes);
}
