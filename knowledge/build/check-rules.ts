import type { Behaviour, KnowledgeList, Source } from '../../utils/knowledge/types.ts';

/** What a source's own limits say of its data, and what each of its rows must then say (rule 14). */
const UNFINISHED = [/still changing/, /provisional/i];
const CORRECTED = /corrected/i;
const CORRECTED_ON = /Corrected (20\d\d-\d\d-\d\d): \S/;

/**
 * Rules of docs/inclusion-criteria.md that span a source and its rows, or hold for texts.
 *
 * @returns one line per fault, naming the record and the rule
 */
export function checkRules({ sources, behaviours, generated }: KnowledgeList): string[] {
  const rows = Map.groupBy(behaviours, ({ source }) => source);
  return [
    ...sources.flatMap((source) => [...ofSource(source), ...ofItsRows(source, rows.get(source.id) ?? [])]),
    ...behaviours.flatMap((row) => ofRow(row, generated.slice(0, 10))),
  ];
}

function ofSource(source: Source): string[] {
  const missing = (['authors', 'date', 'method', 'limits', 'licence', 'cite'] as const).filter(
    (field) => source[field].trim() === '',
  );
  return missing.map(
    (field) => `source ${source.id}: no ${field} (rule ${field === 'licence' || field === 'cite' ? 12 : 1})`,
  );
}

function ofItsRows({ id, limits, licence }: Source, rows: readonly Behaviour[]): string[] {
  const problems: string[] = [];
  if (/^proprietary/i.test(licence) && rows.length > 1)
    problems.push(`source ${id}: a proprietary audit enters with one figure, not ${rows.length} (rule 13)`);
  for (const word of UNFINISHED)
    if (word.test(limits))
      for (const row of rows)
        if (!word.test(row.note))
          problems.push(`behaviour ${row.id}: its note must say that the data is unfinished (rule 14)`);
  return problems;
}

function ofRow({ id, note, source, axis, count, readVia }: Behaviour, generated: string): string[] {
  const problems: string[] = [];
  if (axis === 'documented' && (count || readVia !== 'primary'))
    problems.push(`behaviour ${id}: an observation has no rate and is read first-hand (rules 7, 8)`);
  if (axis === 'context' && count) problems.push(`behaviour ${id}: context has no rate (rule 4)`);
  const date = CORRECTED_ON.exec(note)?.[1];
  if (CORRECTED.test(note) && (date === undefined || date > generated))
    problems.push(`behaviour ${id}: a correction has its date, not after the list's (rule 18, ${source})`);
  return problems;
}
