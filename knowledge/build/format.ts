/** One record on one line, with spaces, so that a diff shows the record and a person can read it. */
export function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}

/** A file of records: a JSON array with one record a line. */
export const recordFile = (records: readonly unknown[]): string =>
  `[\n${records.map((record) => `  ${oneLine(record)}`).join(',\n')}\n]\n`;

/** Order by code unit: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byText(a.id, b.id);

/** A name as a file name: `Llama 3.1/3.3` -> `llama-3.1-3.3`. */
export const fileNameOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
