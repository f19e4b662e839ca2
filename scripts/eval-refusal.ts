/**
 * `npm run eval:refusal -- FILE.jsonl [FILE ...]`: figures of the refusal detector, as shipped, on labelled files: rows
 * `{id, language, label, prompt, answer}` with label `answer`, `evasive` or `refusal`; disputed (`clean: false`) and
 * unreadable (`garbled`) rows are left out. `--held-back fresh,held-back`: the answers written apart for testing.
 *
 * `--by language,source,family` chooses the lines of the table; `--rules` leaves the weights out; `--weights FILE` takes
 * others; `--baselines` adds what published phrase checks make of the rows; `--predictions OUT` writes `{id, label, score,
 * code}` for the data folder's scorer; `--errors N` names the first N wrong rows.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BASELINES } from '../training/refusal/baselines.ts';
import { type Judged, lineOf, tableOf } from '../training/refusal/figures.ts';
import { judgeWith, ofBeginnings } from '../training/refusal/judged.ts';
import { type Row, readRows } from '../training/refusal/rows.ts';
import { HELD_BACK_SETS, readHeldBack } from '../training/refusal/written.ts';
import { createRefusalDetector } from '../utils/refusal/index.ts';
import { loadDetector } from './refusal/load-detector.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: 'string', default: 'language,source,family' },
    rules: { type: 'boolean', default: false },
    weights: { type: 'string' },
    baselines: { type: 'boolean', default: false },
    'held-back': { type: 'string', default: '' },
    predictions: { type: 'string' },
    errors: { type: 'string', default: '0' },
  },
});

const groupings = ([['language'], ['source'], ['family']] as const)
  .filter(([name]) => values.by.split(',').includes(name))
  .map(([name]) => [name, (row: Row) => row[name]] as const);

const rows = [
  ...positionals.flatMap(readRows),
  ...HELD_BACK_SETS.filter((set) => values['held-back'].split(',').includes(set)).flatMap(readHeldBack),
].filter((row) => row.clean);
if (rows.length === 0) {
  console.error(
    'usage: npm run eval:refusal -- FILE.jsonl [--by language,source,family] [--rules] [--baselines] ...',
  );
  process.exit(2);
}
const detect = values.rules ? createRefusalDetector(null) : loadDetector(values.weights);
for (const row of rows.slice(0, 300)) judgeWith(detect, row); // warm up before the clock counts
const times: number[] = [];
const judged = rows.map((row) => {
  const start = performance.now();
  const one = judgeWith(detect, row);
  times.push(performance.now() - start);
  return one;
});
console.table(tableOf(judged, groupings));

const early = ofBeginnings(rows, 200).map((row) => judgeWith(detect, row));
console.log('first 200 characters, answers and open refusals:');
console.table(tableOf(early, groupings.slice(0, 1)));

if (values.baselines) {
  const byPhrases = ({ name, refuses }: (typeof BASELINES)[number]) => {
    const called = rows.map((row): Judged => {
      const label = refuses(row.answer) ? 'refusal' : 'answer';
      return { row, label, score: label === 'answer' ? 0 : 1, alone: false };
    });
    return [name, lineOf(called)] as const;
  };
  console.log('published phrase checks, in our own words:');
  console.table(Object.fromEntries(BASELINES.map(byPhrases)));
}

times.sort((a, b) => a - b);
const quantile = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3);
console.log(`time per answer: median ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms`);

const wrong = judged.filter(({ row, label }) => (label === 'answer') !== (row.label === 'answer'));
for (const { row, label } of wrong.slice(0, Number(values.errors))) {
  const { score, why } = detect(row);
  console.log(`${row.id}: ${row.label} read as ${label} (${why.code}, ${score.toFixed(2)}) ${why.span}`);
}
if (values.predictions) {
  const lines = judged.map(({ row, label, score }) =>
    JSON.stringify({ id: row.id, label, score, code: detect(row).why.code }),
  );
  writeFileSync(values.predictions, `${lines.join('\n')}\n`);
}
