import type { Thresholds } from './model.ts';

/**
 * Log odds (`region`: a probability), chosen on cross-validated training rows (docs/topics.md); the held-out files took
 * no part.
 */
export const THRESHOLDS: Thresholds = {
  strong: 0,
  other: 1,
  several: 0.5,
  'terms-long': 2.5,
  wording: 1.5,
  'wording-unplaced': 2.5,
  'wording-alone': 0.5,
  'wording-long': 3,
  region: 0.35,
  'follow-up': -3.7,
};
