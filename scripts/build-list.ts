/**
 * `npm run build:list`: composes the knowledge list from `knowledge/` and writes the file that the extension bundles.
 * Exit code 1 with every problem named when a source file is wrong or the list is over its budget.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { composeList, serializeList } from '../knowledge/build/compose.ts';
import { summarize } from '../knowledge/build/summary.ts';
import { readRecogniserData } from '../knowledge/recogniser-source.ts';

/** More problems than this have one cause. */
const SHOWN = 40;
const BUDGET_GZIP = 250_000;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'public', 'knowledge', 'list.json');
const RECOGNISER = 'recogniser.json';

const composed = composeList(join(root, 'knowledge'));
if (!composed.ok) {
  for (const problem of composed.problems.slice(0, SHOWN))
    process.stderr.write(`${problem.replace(`${root}/`, '')}\n`);
  process.stderr.write(`${composed.problems.length} problems: no list written\n`);
  process.exit(1);
}
const bytes = Buffer.from(serializeList(composed.list));
const gzip = gzipSync(bytes, { level: 9 }).length;
process.stdout.write(
  `${summarize(composed.list)}\n${bytes.length} bytes, ${gzip} gzip (budget ${BUDGET_GZIP})\n`,
);
if (gzip > BUDGET_GZIP) {
  process.stderr.write('the list is over its budget: not written\n');
  process.exit(1);
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, bytes);
// Beside the list, not in it: it goes with the code, and is as large as the list may be (docs/decisions.md).
writeFileSync(
  join(dirname(target), RECOGNISER),
  `${JSON.stringify(readRecogniserData(join(root, 'knowledge')))}\n`,
);
