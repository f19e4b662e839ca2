import { readFeatures } from '../../utils/refusal/features.ts';
import { readEvidence } from '../../utils/refusal/index.ts';
import { type Place, readNgrams } from '../../utils/refusal/ngrams.ts';
import type { Row } from './rows.ts';

/** A row as the learners see it. */
export interface Encoded {
  readonly row: Row;
  readonly values: Float64Array;
  readonly places: readonly Place[];
  /** How much the row counts. */
  readonly importance: number;
}

/** Reads a row exactly as the detector does. */
export function encode(row: Row, importance: number): Encoded {
  const { passages, material } = readEvidence(row);
  return { row, values: readFeatures(material), places: readNgrams(passages), importance };
}
