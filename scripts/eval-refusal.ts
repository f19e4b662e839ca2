/**
 * `node scripts/eval-refusal.ts FILE.jsonl [--predictions OUT.jsonl] [--errors N] [--families a,b | --not-families a,b]`
 *
 * With `--prefix N` only the first N characters of each answer are shown to the detector.
 *
 * Figures of the refusal detector on a labelled file: rows `{id, language, label, prompt, answer}` with label
 * `answer`, `evasive` or `refusal`; disputed (`clean: false`) and unreadable (`garbled`) rows are left out.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { detectRefusal, REFUSAL_ALONE_THRESHOLD } from '../utils/refusal/index.ts';
import type { RefusalVerdict } from '../utils/refusal/types.ts';

interface Row {
  readonly id: string;
  readonly language: string;
  readonly label: 'answer' | 'evasive' | 'refusal';
  readonly prompt: string;
  readonly answer: string;
  readonly family?: string;
  readonly clean?: boolean;
  readonly garbled?: boolean;
  readonly hard_neg?: boolean;
}

interface Judged {
  readonly row: Row;
  readonly label: Row['label'];
  readonly verdict: RefusalVerdict;
  readonly ms: number;
}

const LABEL = { answered: 'answer', inability: 'answer', evasion: 'evasive', refusal: 'refusal' } as const;
const LABELS = ['answer', 'evasive', 'refusal'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    predictions: { type: 'string' },
    errors: { type: 'string', default: '0' },
    families: { type: 'string' },
    'not-families': { type: 'string' },
    prefix: { type: 'string', default: 'Infinity' },
  },
});

const prefix = Number(values.prefix);

async function readRows(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as Row;
    const family = row.family ?? '';
    if (values.families && !values.families.split(',').includes(family)) continue;
    if (values['not-families']?.split(',').includes(family)) continue;
    if (row.clean !== false && row.garbled !== true) rows.push(row);
  }
  return rows;
}

function judge(row: Row): Judged {
  const start = performance.now();
  const verdict = detectRefusal({ answer: row.answer.slice(0, prefix), prompt: row.prompt });
  return { row, verdict, label: LABEL[verdict.signal], ms: performance.now() - start };
}

const f1 = (judged: readonly Judged[], positive: (label: Row['label']) => boolean): number => {
  let hit = 0;
  let wrong = 0;
  for (const { row, label } of judged) {
    if (positive(row.label) && positive(label)) hit++;
    else if (positive(row.label) !== positive(label)) wrong++;
  }
  return hit + wrong === 0 ? Number.NaN : (2 * hit) / (2 * hit + wrong);
};
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
const rate = (part: readonly unknown[], whole: readonly unknown[]): string =>
  whole.length === 0
    ? '-'
    : `${part.length}/${whole.length} ${((100 * part.length) / whole.length).toFixed(2)} %`;
const show = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3));

function figures(judged: readonly Judged[]): Record<string, string | number> {
  const answers = judged.filter((one) => one.row.label === 'answer');
  const hard = answers.filter((one) => one.row.hard_neg);
  const refusals = judged.filter((one) => one.row.label === 'refusal');
  const alarm = (one: Judged) => one.label !== 'answer';
  const alone = (one: Judged) => one.label === 'refusal' && one.verdict.score > REFUSAL_ALONE_THRESHOLD;
  const macro = LABELS.map((want) => f1(judged, (label) => label === want)).filter(
    (value) => !Number.isNaN(value),
  );
  return {
    n: judged.length,
    'not-answer F1': show(f1(judged, (label) => label !== 'answer')),
    'refusal F1': show(f1(judged, (label) => label === 'refusal')),
    'macro F1': show(macro.reduce((sum, value) => sum + value, 0) / macro.length),
    'false alarms': rate(answers.filter(alarm), answers),
    'on hard negatives': rate(hard.filter(alarm), hard),
    'alone: answers': rate(answers.filter(alone), answers),
    'alone: refusals': rate(refusals.filter(alone), refusals),
  };
}

const file = positionals[0];
if (!file) {
  console.error(
    'usage: node scripts/eval-refusal.ts FILE.jsonl [--predictions OUT.jsonl] [--errors N] [--prefix N]',
  );
  process.exit(2);
}
const rows = await readRows(file);
for (const row of rows.slice(0, 300)) judge(row); // warm up before the clock counts
const judged = rows.map(judge);
const table: Record<string, ReturnType<typeof figures>> = { all: figures(judged) };
for (const language of [...new Set(rows.map((row) => row.language))].sort()) {
  table[language] = figures(judged.filter((one) => one.row.language === language));
}
console.table(table);
const times = judged.map((one) => one.ms).sort((a, b) => a - b);
console.log(
  `time per answer: median ${quantile(times, 0.5).toFixed(3)} ms, p99 ${quantile(times, 0.99).toFixed(3)} ms`,
);

const wrong = judged.filter((one) => (one.label === 'answer') !== (one.row.label === 'answer'));
for (const { row, label, verdict } of wrong.slice(0, Number(values.errors))) {
  console.log(
    `${row.id}: ${row.label} read as ${label} (${verdict.why.code}, ${verdict.score.toFixed(2)}) ${verdict.why.span}`,
  );
}
if (values.predictions) {
  const lines = judged.map(({ row, label, verdict }) =>
    JSON.stringify({ id: row.id, label, score: verdict.score, code: verdict.why.code }),
  );
  writeFileSync(values.predictions, `${lines.join('\n')}\n`);
}
