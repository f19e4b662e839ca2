import type { Thresholds } from './model.ts';

/** Log odds, chosen on cross-validated training rows (docs/topics.md); the held-out files took no part. */
export const THRESHOLDS: Thresholds = {
  strong: -1,
  other: 0.5,
  several: -1,
  wording: 1.5,
  region: 0.4,
  'follow-up': 0,
};
