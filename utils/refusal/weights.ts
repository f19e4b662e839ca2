import { FEATURES } from './features.ts';
import type { NgramWeights, RefusalModel, Thresholds, Trees } from './model.ts';

/** The weights file: numbers that say how to read one stretch of bytes. `npm run train:refusal` writes it. */
export interface WeightsFile {
  readonly format: 1;
  /** {@link checksum} of the names of the features that the weights were made for, and of `bytes`. */
  readonly features: number;
  readonly checksum: number;
  readonly thresholds: Thresholds;
  readonly ngrams: Readonly<Record<'non' | 'open', { size: number; scale: number; bias: number }>>;
  readonly trees: Readonly<
    Record<'non' | 'open', { count: number; depth: number; base: number; scale: number }>
  >;
  /** Base64: edges (a count, then float32 little-endian, per feature), typical bins, n-grams, trees; `non` first. */
  readonly bytes: string;
}

/** FNV-1a, 32 bits: finds damage, not malice; the package's own signature keeps the file from being changed. */
export function checksum(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

export const featuresChecksum = (): number => checksum(new TextEncoder().encode(FEATURES.join(' ')));

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;

/**
 * Reads a weights file. @returns the model, or why there is none: rules alone serve then
 * @throws never, whatever the value
 */
export function parseWeights(file: unknown): RefusalModel | string {
  try {
    const given = file as WeightsFile;
    if (given?.format !== 1) return 'not a weights file of format 1';
    if (given.features !== featuresChecksum()) return 'made for other features';
    const bytes = Uint8Array.from(atob(given.bytes), (char) => char.charCodeAt(0));
    if (checksum(bytes) !== given.checksum) return 'damaged: checksum';
    return readModel(given, bytes);
  } catch (error) {
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readModel({ thresholds, ngrams, trees }: WeightsFile, bytes: Uint8Array): RefusalModel | string {
  const view = new DataView(bytes.buffer);
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (!isCount(length) || at + length > bytes.length) throw new Error('too short');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const columns = FEATURES.length + 2;
  const edges = Array.from({ length: columns }, () => {
    const count = take(1)[0] ?? 0;
    const values = Float32Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i, true));
    at += 4 * count;
    return values;
  });
  const typical = take(columns);
  const signed = (part: Uint8Array): Int8Array => new Int8Array(part.buffer, part.byteOffset, part.length);
  const readNgrams = ({ size, scale, bias }: WeightsFile['ngrams']['non']): NgramWeights => {
    if ((size & (size - 1)) !== 0) throw new Error('n-grams not a power of two');
    return { weights: signed(take(size)), scale, bias };
  };
  const readTrees = ({ count, depth, base, scale }: WeightsFile['trees']['non']): Trees => ({
    depth,
    base,
    scale,
    features: take(count * depth),
    bins: take(count * depth),
    leaves: signed(take(count << depth)),
  });
  const model: RefusalModel = {
    edges,
    typical,
    thresholds,
    ngrams: { non: readNgrams(ngrams.non), open: readNgrams(ngrams.open) },
    trees: { non: readTrees(trees.non), open: readTrees(trees.open) },
  };
  const numbers = [
    ...(['en', 'zh', 'fi', 'other'] as const).map((tongue) => thresholds.non[tongue]),
    thresholds.open,
    ...Object.values(ngrams).flatMap((part) => [part.scale, part.bias]),
    ...Object.values(trees).flatMap((part) => [part.scale, part.base]),
  ];
  return at === bytes.length && numbers.every(Number.isFinite) ? model : 'damaged: sizes';
}
