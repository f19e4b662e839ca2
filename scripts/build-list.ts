/**
 * `npm run build:list`: composes the knowledge list from `knowledge/`, writes the file that the extension bundles, and
 * says in words what has changed since the list published last. Exit code 1 with every problem named when a source
 * file is wrong or the list is over its budget.
 *
 *   --against FILE     compare with this list or snapshot (knowledge/published.json)
 *   --publish          note this list as the one published last; its version must have been raised
 *   --out FILE         where to (public/knowledge/list.json)
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describeChanges } from '../knowledge/build/changes.ts';
import { composeList, serializeList } from '../knowledge/build/compose.ts';
import { formatSnapshot, parseSnapshot, type Snapshot, snapshotOf } from '../knowledge/build/snapshot.ts';
import { summarize } from '../knowledge/build/summary.ts';
import { readRecogniserData } from '../knowledge/recogniser-source.ts';

/** More problems than this have one cause. */
const SHOWN = 40;
const BUDGET_GZIP = 250_000;
const RECOGNISER = 'recogniser.json';
const root = join(import.meta.dirname, '..');
const PUBLISHED = join(root, 'knowledge', 'published.json');
const { values } = parseArgs({
  options: {
    against: { type: 'string', default: PUBLISHED },
    publish: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'public', 'knowledge', 'list.json') },
  },
});

const fail = (...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
};

const composed = composeList(join(root, 'knowledge'));
if (!composed.ok) {
  const { problems } = composed;
  const shown = problems.slice(0, SHOWN).map((problem) => problem.replace(`${root}/`, ''));
  fail(...shown, `${problems.length} problems: no list written`);
} else write(Buffer.from(serializeList(composed.list)), snapshotOf(composed.list), summarize(composed.list));

function write(bytes: Buffer, snapshot: Snapshot, summary: string): void {
  const gzip = gzipSync(bytes, { level: 9 }).length;
  console.log(`${summary}\n${bytes.length} bytes, ${gzip} gzip (budget ${BUDGET_GZIP})`);
  if (gzip > BUDGET_GZIP) fail('the list is over its budget: not written');
  const before = parseSnapshot(readFileSync(values.against, 'utf8'));
  const changes = describeChanges(before, snapshot);
  console.log(`\nagainst list ${before.version} of ${before.generated} (${relative(root, values.against)}):`);
  console.log(changes.length > 0 ? changes.join('\n') : 'nothing added, changed or withdrawn');
  const isRaised = snapshot.version > before.version;
  if (changes.length > 0 && !isRaised)
    console.log('Before publishing: raise version, generated and expires in knowledge/list.json.');

  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, bytes);
  // Beside the list, not in it: it goes with the code, and is as large as the list may be (docs/decisions.md).
  writeFileSync(
    join(dirname(values.out), RECOGNISER),
    `${JSON.stringify(readRecogniserData(join(root, 'knowledge')))}
`,
  );
  if (!values.publish) return;
  if (!isRaised) fail(`version ${snapshot.version} is not higher than the one published last: not noted`);
  writeFileSync(PUBLISHED, formatSnapshot(snapshot));
  console.log('noted in knowledge/published.json: commit it with the list');
}
