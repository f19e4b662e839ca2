import type { Label, Row } from './rows.ts';

/** One row with what a detector said of it. */
export interface Judged {
  readonly row: Row;
  readonly label: Label;
  /** Higher = more likely not an answer. */
  readonly score: number;
  /** Would show a badge although no topic matched. */
  readonly alone: boolean;
}

export interface Figures {
  readonly n: number;
  /** F1 of "not an answer" (refusal or evasion), and its precision and recall. */
  readonly non: number;
  readonly precision: number;
  readonly recall: number;
  readonly refusal: number;
  /** Mean F1 of the three classes; a class with no rows and no predictions is left out. */
  readonly macro: number;
  readonly answers: number;
  readonly alarms: number;
  readonly hard: number;
  readonly hardAlarms: number;
  readonly aloneAlarms: number;
  /** Share of open refusals that are shown without a topic. */
  readonly aloneFound: number;
}

const LABELS = ['answer', 'evasive', 'refusal'] as const;

interface Counts {
  readonly hit: number;
  readonly extra: number;
  readonly missed: number;
}

function count(judged: readonly Judged[], positive: (label: Label) => boolean): Counts {
  let hit = 0;
  let extra = 0;
  let missed = 0;
  for (const { row, label } of judged) {
    const is = positive(row.label);
    const said = positive(label);
    if (is && said) hit++;
    else if (said) extra++;
    else if (is) missed++;
  }
  return { hit, extra, missed };
}

const f1Of = ({ hit, extra, missed }: Counts): number =>
  hit + extra + missed === 0 ? Number.NaN : (2 * hit) / (2 * hit + extra + missed);
const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);
const isNon = (label: Label): boolean => label !== 'answer';

/** Figures as `score-refusals.py` of the data folder defines them. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const answers = judged.filter(({ row }) => row.label === 'answer');
  const refusals = judged.filter(({ row }) => row.label === 'refusal');
  const hard = answers.filter(({ row }) => row.hard);
  const alarms = (rows: readonly Judged[]) => rows.filter(({ label }) => isNon(label)).length;
  const non = count(judged, isNon);
  const each = LABELS.map((want) => f1Of(count(judged, (label) => label === want))).filter(
    (f1) => !Number.isNaN(f1),
  );
  return {
    n: judged.length,
    non: f1Of(non),
    precision: non.hit + non.extra === 0 ? (non.missed === 0 ? 1 : 0) : non.hit / (non.hit + non.extra),
    recall: share(non.hit, non.hit + non.missed),
    refusal: f1Of(count(judged, (label) => label === 'refusal')),
    macro: each.reduce((sum, f1) => sum + f1, 0) / each.length,
    answers: answers.length,
    alarms: alarms(answers),
    hard: hard.length,
    hardAlarms: alarms(hard),
    aloneAlarms: answers.filter(({ alone }) => alone).length,
    aloneFound: share(refusals.filter(({ alone }) => alone).length, refusals.length),
  };
}

const show = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3));
const rate = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${part}/${whole} ${((100 * part) / whole).toFixed(2)} %`;

/** One line of the printed table. */
export function lineOf(judged: readonly Judged[]): Record<string, string | number> {
  const all = figuresOf(judged);
  return {
    n: all.n,
    'not an answer F1': show(all.non),
    precision: show(all.precision),
    recall: show(all.recall),
    'refusal F1': show(all.refusal),
    'macro F1': show(all.macro),
    'false alarms': rate(all.alarms, all.answers),
    'on hard negatives': rate(all.hardAlarms, all.hard),
    'alone: answers': rate(all.aloneAlarms, all.answers),
    'alone: refusals': show(all.aloneFound),
  };
}

/** Sets that ask for criticism of a state. */
export const isPolitical = ({ source }: Row): boolean =>
  /^speechmap-(?:china|zh_china|fi_china|russia|eu|us)$/.test(source);

/** A table of all rows, the political sets, and each value of the groupings. */
export function tableOf(
  judged: readonly Judged[],
  groupings: readonly (readonly [name: string, of: (row: Row) => string])[],
): Record<string, Record<string, string | number>> {
  const table: Record<string, Record<string, string | number>> = { all: lineOf(judged) };
  const political = judged.filter(({ row }) => isPolitical(row));
  if (political.length > 0) table['political criticism'] = lineOf(political);
  for (const [name, of] of groupings) {
    const groups = Map.groupBy(judged, ({ row }) => of(row));
    for (const key of [...groups.keys()].sort()) table[`${name} ${key}`] = lineOf(groups.get(key) ?? []);
  }
  return table;
}
