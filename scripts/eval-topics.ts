/**
 * `npm run eval:topics -- [--terms | --cross-validate] [--misses] [tests/prompts/*.jsonl]`: how well topics are
 * recognised, per file, language and kind.
 *
 * `--terms`: by terms alone, without the classifier. `--cross-validate`: all training rows, each by a classifier that
 * has not seen its fold (the terms may have). Of files, rows that the weights were learnt from are left out, except of
 * `dev` files, which all were.
 */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readNames, readRecogniserData } from '../knowledge/recogniser-source.ts';
import { readTopicSource } from '../knowledge/topic-source.ts';
import { crossValidate } from '../training/topics/cross-validate.ts';
import { createExaminer } from '../training/topics/examine.ts';
import { isHarmless, type Row, readRows, readTrainingRows } from '../training/topics/rows.ts';
import { THRESHOLDS } from '../training/topics/thresholds.ts';
import { createRecogniser, type Recognise, type RecognisedTopic } from '../utils/topics/recognise.ts';

interface Tally {
  rows: number;
  matched: number;
  right: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'boolean', default: false },
    terms: { type: 'boolean', default: false },
    'cross-validate': { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const source = readTopicSource(join(root, 'knowledge'));
const names = readNames(join(root, 'knowledge'));
const topics = new Map(source.topics.map((topic) => [topic.id, topic]));
const tallies = new Map<string, Tally>();

/** A child of an expected topic, or its parent, is right too. */
const agrees = (expected: string, got: string): boolean =>
  expected === got || topics.get(expected)?.parent === got || topics.get(got)?.parent === expected;

function judge(set: string, row: Row, recognise: Recognise): void {
  const found = recognise(row.text, row.context);
  const relevant =
    row.kind === 'control' ? found.filter(({ topic }) => topics.get(topic)?.region === 'cn') : found;
  const isRight =
    isHarmless(row) || row.kind === 'control'
      ? relevant.length === 0
      : row.topics.some((expected) => found.some(({ topic }) => agrees(expected, topic)));
  for (const key of [`${set}\t${row.language}\t${row.kind}`, `${set}\tall\t${row.kind}`]) {
    const tally = tallies.get(key) ?? { rows: 0, matched: 0, right: 0 };
    tally.rows++;
    if (relevant.length > 0) tally.matched++;
    if (isRight) tally.right++;
    tallies.set(key, tally);
  }
  if (values.misses && !isRight) console.error(describe(row, found));
}

const describe = (row: Row, found: readonly RecognisedTopic[]): string =>
  [row.id, row.text, `want ${row.topics.join(' ') || '-'}`, `got ${JSON.stringify(found)}`].join('\t');

if (values['cross-validate']) {
  const examples = readTrainingRows(root).map(createExaminer(source, names));
  for (const { data, left } of crossValidate(examples, source.topics, THRESHOLDS)) {
    const recognise = createRecogniser(source, { names, classifier: values.terms ? null : data });
    for (const row of left) judge('training', row, recognise);
  }
}
if (positionals.length > 0) {
  const { classifier } = readRecogniserData(join(root, 'knowledge'));
  const recognise = createRecogniser(source, { names, classifier: values.terms ? null : classifier });
  // The plainest questions ("Is Taiwan a country?") occur to everybody: what was learnt word for word is no test.
  const learnt = new Set(readTrainingRows(root).map(({ text }) => text));
  for (const path of positionals)
    for (const row of readRows(path)) {
      const [set = ''] = basename(path).split('-');
      if (set === 'dev' || !learnt.has(row.text)) judge(set, row, recognise);
    }
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log('set\tlanguage\tkind\trows\tmatched\tright');
for (const [key, { rows, matched, right }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key}\t${rows}\t${share(matched, rows)}\t${share(right, rows)}`);
