import type { Thresholds } from './model.ts';

/** Chosen on cross-validated training rows (docs/topics.md); the held-out half took no part. */
export const THRESHOLDS: Thresholds = {
  vetoStrong: -1.5,
  vetoOther: -0.75,
  vetoSeveral: -2.5,
  rescue: 4,
  rescueRegion: 0.55,
};
