/** The items of `ids` that `map` holds, in the order of `ids`. */
export const pick = <T>(map: ReadonlyMap<string, T>, ids: readonly string[]): T[] =>
  ids.flatMap((id) => map.get(id) ?? []);
