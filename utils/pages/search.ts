/** Case, accents and the width of letters do not matter. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Finds the records that hold every word of a search, in their order. What they hold is folded once.
 * @param textsOf everything of a record that may be searched for
 */
export function createSearch<T>(
  records: readonly T[],
  textsOf: (record: T) => readonly string[],
): (search: string) => readonly T[] {
  let haystacks: readonly string[] | undefined;
  return (search) => {
    const words = fold(search).split(/\s+/).filter(Boolean);
    if (words.length === 0) return records;
    haystacks ??= records.map((record) => fold(textsOf(record).join('\n')));
    return records.filter((_, place) => words.every((word) => haystacks?.[place]?.includes(word)));
  };
}
