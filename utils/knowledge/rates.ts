import type { Count } from './types.ts';

/** Shares 0..1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson score interval of a share, 95 %, without continuity correction.
 * Wilson EB (1927), "Probable inference, the law of succession, and statistical inference",
 * J. Am. Stat. Assoc. 22:209-212, doi:10.1080/01621459.1927.10502953.
 *
 * @param count not answered of judged; half counts (two judges averaged) are taken as they are.
 * @returns shares 0..1; 0..1 whole when nothing was judged.
 */
export function wilsonInterval({ notAnswered, judged }: Count): ShareInterval {
  if (judged <= 0) return { low: 0, high: 1 };
  const share = notAnswered / judged;
  const spread = (Z * Z) / judged;
  const centre = share + spread / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / judged + (spread / judged) * 0.25);
  return {
    // At the ends the formula gives 0 and 1 exactly; floating point does not.
    low: notAnswered === 0 ? 0 : Math.max(0, (centre - half) / (1 + spread)),
    high: notAnswered === judged ? 1 : Math.min(1, (centre + half) / (1 + spread)),
  };
}

/**
 * Hybrid score interval of the difference `set - control` of two independent shares, 95 %.
 * Newcombe RG (1998), "Interval estimation for the difference between independent proportions",
 * Stat. Med. 17:873-890 (method 10), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
 *
 * @returns differences -1..1.
 */
export function newcombeDifference(set: Count, control: Count): ShareInterval {
  const a = wilsonInterval(set);
  const b = wilsonInterval(control);
  const shareA = set.notAnswered / set.judged;
  const shareB = control.notAnswered / control.judged;
  const difference = shareA - shareB;
  return {
    low: difference - Math.hypot(shareA - a.low, b.high - shareB),
    high: difference + Math.hypot(a.high - shareA, shareB - b.low),
  };
}

/** Severity S0..S4 by the Wilson lower bound of not answered (docs/deciding-order.md, rule 3). */
export function severityOf(lowerBound: number): 0 | 1 | 2 | 3 | 4 {
  if (lowerBound < 0.05) return 0;
  if (lowerBound < 0.15) return 1;
  if (lowerBound < 0.35) return 2;
  return lowerBound < 0.6 ? 3 : 4;
}
