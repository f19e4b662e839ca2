import type { Thresholds } from '../../utils/refusal/model.ts';
import { checksum, featuresChecksum, type WeightsFile } from '../../utils/refusal/weights.ts';
import type { Boosted } from './boost.ts';
import type { Fitted } from './fit.ts';
import type { Linear } from './linear.ts';

/** Rounds numbers to int8 by one common scale; the few beyond `limit` are cut to it. */
function quantise(values: ArrayLike<number>, limit: number): { bytes: Uint8Array; scale: number } {
  const scale = limit / 127;
  const rounded = Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale))));
  return { bytes: new Uint8Array(rounded.buffer), scale };
}

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);

/** The magnitude that one weight in a thousand exceeds: more precision for the rest. */
function nearlyLargest(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values, Math.abs).sort();
  return Math.max(1e-6, sorted[Math.floor(sorted.length * 0.999)] ?? 0);
}

function packEdges(edges: readonly Float32Array[]): Uint8Array {
  const bytes: number[] = [];
  for (const column of edges) {
    bytes.push(column.length);
    const view = new DataView(new ArrayBuffer(4 * column.length));
    column.forEach((edge, i) => {
      view.setFloat32(4 * i, edge, true);
    });
    bytes.push(...new Uint8Array(view.buffer));
  }
  return Uint8Array.from(bytes);
}

/** What was learned, rounded, as the file that is shipped (`utils/refusal/weights.ts` reads it). */
export function pack({ edges, typical, non, open }: Fitted, thresholds: Thresholds): WeightsFile {
  const parts: Uint8Array[] = [packEdges(edges), Uint8Array.from(typical)];
  const packNgrams = ({ weights, bias }: Linear) => {
    const { bytes, scale } = quantise(weights, nearlyLargest(weights));
    parts.push(bytes);
    return { size: weights.length, scale, bias };
  };
  const packTrees = ({ depth, base, features, bins, leaves }: Boosted) => {
    const { bytes, scale } = quantise(leaves, largest(leaves));
    parts.push(Uint8Array.from(features), Uint8Array.from(bins), bytes);
    return { count: features.length / depth, depth, base, scale };
  };
  const ngrams = { non: packNgrams(non.linear), open: packNgrams(open.linear) };
  const trees = { non: packTrees(non.boosted), open: packTrees(open.boosted) };
  const bytes = new Uint8Array(Buffer.concat(parts));
  return {
    format: 1,
    features: featuresChecksum(),
    checksum: checksum(bytes),
    thresholds,
    ngrams,
    trees,
    bytes: Buffer.from(bytes).toString('base64'),
  };
}
