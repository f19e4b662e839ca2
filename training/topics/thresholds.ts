import type { Thresholds } from './model.ts';

/** Log odds, chosen on cross-validated training rows (docs/topics.md); the held-out files took no part. */
export const THRESHOLDS: Thresholds = {
  strong: -1.5,
  other: -0.75,
  several: -2.5,
  wording: 3,
  region: 0.55,
  'follow-up': 0,
};
