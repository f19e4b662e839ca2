import { readFileSync } from 'node:fs';

export type Label = 'answer' | 'evasive' | 'refusal';

/** One labelled answer. */
export interface Row {
  readonly id: string;
  readonly language: string;
  readonly label: Label;
  readonly prompt: string;
  readonly answer: string;
  readonly source: string;
  readonly family: string;
  readonly promptId: string;
  readonly hard: boolean;
  readonly clean: boolean;
  readonly licence: string;
}

interface RawRow {
  readonly id: string;
  readonly language: string;
  readonly label: Label;
  readonly prompt: string;
  readonly answer: string;
  readonly source?: string;
  readonly family?: string;
  readonly prompt_id?: string;
  readonly hard_neg?: boolean;
  readonly clean?: boolean;
  readonly garbled?: boolean;
  readonly licence?: string;
}

/**
 * Licences of rows that may teach weights which are shipped. Others (non-commercial, research only, none stated) never
 * do, whatever file they stand in.
 */
const FREE = /^(?:MIT|Apache-2\.0|CC0-1\.0|CC-BY-4\.0)(?=$| \()/;
export const mayTeach = ({ licence }: Pick<Row, 'licence'>): boolean => FREE.test(licence);

/** Reads a labelled file (JSON lines); unreadable output (`garbled`) is left out. */
export function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as RawRow)
    .filter(({ garbled }) => garbled !== true)
    .map((raw) => ({
      id: raw.id,
      language: raw.language,
      label: raw.label,
      prompt: raw.prompt,
      answer: raw.answer,
      source: raw.source ?? '',
      family: raw.family ?? '',
      promptId: raw.prompt_id ?? raw.prompt,
      hard: raw.hard_neg === true,
      clean: raw.clean !== false,
      licence: raw.licence ?? '',
    }));
}
