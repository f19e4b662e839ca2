/**
 * The form in which generation A's router gets page data: one flat list where objects and lists hold the numbers of
 * their members (devalue's form, for plain values and dates).
 */
export function flatten(root: unknown): unknown[] {
  const list: unknown[] = [];
  const add = (value: unknown): number => {
    const index = list.push(null) - 1;
    if (value instanceof Date) list[index] = ['Date', value.toISOString()];
    else if (Array.isArray(value)) list[index] = value.map(add);
    else if (typeof value === 'object' && value !== null)
      list[index] = Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => member !== undefined)
          .map(([key, member]) => [key, add(member)]),
      );
    else list[index] = value;
    return index;
  };
  add(root);
  return list;
}
