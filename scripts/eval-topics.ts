/**
 * `node scripts/eval-topics.ts [--terms | --cross-validate] [--misses] [tests/prompts/*.jsonl]`: how well topics are
 * recognised, per set (dev, heldout, prompts, extra), language and kind.
 *
 * `--terms`: by terms alone, without the classifier. `--cross-validate`: all training rows, each by a classifier that
 * has not seen its fold (the terms may have). Without it, rows the committed weights were learnt from look too good.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readTopicSource } from '../knowledge/topic-source.ts';
import { crossValidate } from '../training/topics/cross-validate.ts';
import { createExaminer, type Row, readRows, readTrainingRows } from '../training/topics/rows.ts';
import { THRESHOLDS } from '../training/topics/thresholds.ts';
import { createClassifier } from '../utils/knowledge/classifier.ts';
import { type RecognisedTopic, recognise } from '../utils/knowledge/recognise.ts';

interface Tally {
  rows: number;
  matched: number;
  right: number;
  wrong: number;
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
const examiner = createExaminer(source);
const topics = new Map(source.topics.map((topic) => [topic.id, topic]));
const tallies = new Map<string, Tally>();

/** A child of an expected topic, or its parent, is right too. */
const agrees = (expected: string, got: string): boolean =>
  expected === got || topics.get(expected)?.parent === got || topics.get(got)?.parent === expected;

function judge(set: string, row: Row, found: readonly RecognisedTopic[]): void {
  const relevant =
    row.kind === 'control' ? found.filter(({ topic }) => topics.get(topic)?.region === 'cn') : found;
  const right =
    row.topics.length === 0
      ? relevant.length === 0
      : row.topics.some((expected) => found.some(({ topic }) => agrees(expected, topic)));
  for (const key of [`${set}\t${row.language}\t${row.kind}`, `${set}\tall\t${row.kind}`]) {
    const tally = tallies.get(key) ?? { rows: 0, matched: 0, right: 0, wrong: 0 };
    tally.rows++;
    if (relevant.length > 0) tally.matched++;
    if (right) tally.right++;
    else tally.wrong++;
    tallies.set(key, tally);
  }
  if (values.misses && !right)
    console.error(
      `${row.id}\t${row.text}\twant ${row.topics.join(' ') || '-'}\tgot ${JSON.stringify(found)}`,
    );
}

const recogniser = (weights: unknown) => ({
  matcher: examiner.matcher,
  find: examiner.find,
  topics,
  classifier: values.terms ? null : createClassifier(weights),
});

function judgeFiles(paths: readonly string[]): void {
  const weights: unknown = JSON.parse(readFileSync(join(root, 'knowledge', 'topic-weights.json'), 'utf8'));
  const committed = recogniser(weights);
  for (const path of paths)
    for (const row of readRows(path))
      judge(basename(path).split('-')[0] ?? '', row, recognise(committed, row.text, row.context));
}

/** Which file a training row came from, by its id. */
const setOf = ({ id }: Row): string =>
  id.startsWith('sentence-')
    ? 'sentences'
    : id.includes('-extra-')
      ? 'extra'
      : DEV_ID.test(id)
        ? 'dev'
        : 'prompts';
/** Rows of tests/prompts are numbered with two digits. */
const DEV_ID = /-\d\d$/;

if (values['cross-validate'])
  for (const { data, left } of crossValidate(examiner.examine(readTrainingRows(root)), source, THRESHOLDS)) {
    const fold = recogniser(data);
    for (const row of left) judge(setOf(row), row, recognise(fold, row.text, row.context));
  }
if (positionals.length > 0) judgeFiles(positionals);

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log('set\tlanguage\tkind\trows\tmatched\tright\twrong');
for (const [key, { rows, matched, right, wrong }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key}\t${rows}\t${share(matched, rows)}\t${share(right, rows)}\t${wrong}`);
