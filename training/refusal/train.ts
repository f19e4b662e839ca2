/**
 * `npm run train:refusal -- [--data FILE] [--seed N] [--out FILE]`: learns the weights of the refusal detector from the
 * labelled rows and the answers written for this project, and writes the file that the extension ships. The same
 * data and seed give the same file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { crossValidate } from './cross-validate.ts';
import { learnAll, OPTIONS } from './fit.ts';
import { encodeLabelled, encodeWritten } from './material.ts';
import { pack } from './pack.ts';
import { readRows } from './rows.ts';
import { chooseThresholds } from './thresholds.ts';

const root = join(import.meta.dirname, '..', '..');
/** Bytes of the file as shipped (docs/budgets.json). */
const BUDGET = 100_000;
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '..', 'shared', 'data', 'refusal-train.jsonl') },
    seed: { type: 'string', default: String(OPTIONS.seed) },
    out: { type: 'string', default: join(root, 'public', 'knowledge', 'refusal-weights.json') },
  },
});

const options = { ...OPTIONS, seed: Number(values.seed) };
const rows = [...encodeLabelled(readRows(values.data), options.seed), ...encodeWritten(options.seed)];
const thresholds = chooseThresholds(crossValidate(rows, options));
const text = `${JSON.stringify(pack(learnAll(rows, options), thresholds))}\n`;
process.stdout.write(
  `${rows.length} rows; thresholds ${JSON.stringify(thresholds)}; ${text.length} bytes of ${BUDGET}\n`,
);
if (text.length > BUDGET) {
  process.stderr.write('over the budget: not written\n');
  process.exit(1);
}
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, text);
