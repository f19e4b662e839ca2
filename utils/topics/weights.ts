/** FNV-1a over the bytes: shows faults of building or storing. The file is part of the package, so nobody forges it. */
export function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Weights of features for heads, by feature. */
export interface Weights {
  /** Place of a feature in `starts`, or -1. */
  placeOf(feature: number): number;
  /** Number of places. */
  readonly size: number;
  /** Where a place's entries begin in `heads` and `values`; one more at the end. */
  readonly starts: Int32Array;
  readonly heads: Uint8Array;
  readonly values: Int8Array;
}

/** The widest distance: 28 bits. */
const LAST_SHIFT = 21;

/**
 * Reads weights: for each feature, in rising order, the distance to the one before (seven bits a byte, lowest first, the
 * eighth bit: more follow), how many heads have a weight, and these as pairs of number and weight, a signed byte.
 *
 * @returns null where the bytes end early or name a head that there is none of.
 */
export function readWeights(bytes: Uint8Array, headCount: number): Weights | null {
  const features: number[] = [];
  const starts: number[] = [0];
  const heads: number[] = [];
  const values: number[] = [];
  let at = 0;
  let feature = -1;
  while (at < bytes.length) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0x80;
      if (shift > LAST_SHIFT) return null;
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    feature += distance + 1;
    features.push(feature);
    for (let left = bytes[at++] ?? 0; left > 0; left--) {
      heads.push(bytes[at++] ?? 0);
      values.push(bytes[at++] ?? 0);
    }
    starts.push(heads.length);
  }
  if (at > bytes.length || heads.some((head) => head >= headCount)) return null;
  return {
    placeOf: createPlaces(features),
    size: features.length,
    starts: Int32Array.from(starts),
    heads: Uint8Array.from(heads),
    values: Int8Array.from(values),
  };
}

/** Bits of the filter; features are numbered below 2 ^ 20. */
const FILTER_BITS = 20;

/**
 * Open addressing, no more than half full: feature -> place. Most features of a text have no weight: a filter of one
 * bit each, which stays in the processor's cache, answers for them.
 */
function createPlaces(features: readonly number[]): (feature: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * features.length + 2));
  const keys = new Int32Array(size).fill(-1);
  const places = new Int32Array(size);
  const filter = new Uint32Array(2 ** (FILTER_BITS - 5));
  const bitOf = (feature: number): number => feature & (2 ** FILTER_BITS - 1);
  const slotOf = (feature: number): number => {
    let slot = feature & (size - 1);
    while (keys[slot] !== -1 && keys[slot] !== feature) slot = (slot + 1) & (size - 1);
    return slot;
  };
  features.forEach((feature, place) => {
    const slot = slotOf(feature);
    keys[slot] = feature;
    places[slot] = place;
    const bit = bitOf(feature);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  });
  return (feature) => {
    const bit = bitOf(feature);
    if (((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1;
    const slot = slotOf(feature);
    return keys[slot] === -1 ? -1 : (places[slot] ?? -1);
  };
}
