/** `node scripts/eval-topics.ts [--misses] tests/prompts/*.jsonl`: how well topics are matched, per language and kind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readTopicSource } from '../knowledge/topic-source.ts';
import { matchPrompt } from '../utils/knowledge/match-prompt.ts';
import { createMatcher } from '../utils/knowledge/matcher.ts';

interface Row {
  readonly id: string;
  readonly language: string;
  /** named, paraphrased, obfuscated, follow-up: must match; near-miss, ordinary, control: see `topics`. */
  readonly kind: string;
  readonly text: string;
  readonly context?: readonly string[];
  /** Expected topics; empty: none. A control may match other topics, but none of region `cn`. */
  readonly topics: readonly string[];
}

interface Tally {
  rows: number;
  matched: number;
  right: number;
  wrong: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false } },
});
const { topics, anchors } = readTopicSource(join(import.meta.dirname, '../knowledge'));
const matcher = createMatcher(topics, anchors);
const regions = new Map(topics.map((topic) => [topic.id, topic.region]));
const parents = new Map(topics.map((topic) => [topic.id, topic.parent]));

/** A child of an expected topic, or its parent, is right too. */
const agrees = (expected: string, got: string): boolean =>
  expected === got || parents.get(expected) === got || parents.get(got) === expected;

const tallies = new Map<string, Tally>();

function judge(row: Row): void {
  const found = matchPrompt(matcher, row.text, row.context);
  const relevant = row.kind === 'control' ? found.filter(({ topic }) => regions.get(topic) === 'cn') : found;
  const right =
    row.topics.length === 0 || row.kind === 'control'
      ? relevant.length === 0
      : row.topics.some((expected) => found.some(({ topic }) => agrees(expected, topic)));
  for (const key of [`${row.language}\t${row.kind}`, `all\t${row.kind}`]) {
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

for (const path of positionals)
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line.trim()) judge(JSON.parse(line) as Row);

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log('language\tkind\trows\tmatched\tright\twrong');
for (const [key, { rows, matched, right, wrong }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key}\t${rows}\t${share(matched, rows)}\t${share(right, rows)}\t${wrong}`);
