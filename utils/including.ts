/** These with `one` among them, or without it. */
export const including = <T>(some: readonly T[], one: T, wanted: boolean): readonly T[] =>
  wanted ? [...some.filter((other) => other !== one), one] : some.filter((other) => other !== one);
