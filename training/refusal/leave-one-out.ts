/**
 * `npm run lofo:refusal -- [--data FILE]`: figures by leave-one-family-out. For each model family (the small ones
 * together) all weights and thresholds are learned from the other families and the written answers, then the family is
 * judged. `chatgpt-refusals`, half of the rows and all of one model of 2023, is left out by prompt, in two halves.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRefusalDetector, REFUSAL_ALONE_THRESHOLD } from '../../utils/refusal/index.ts';
import { parseWeights } from '../../utils/refusal/weights.ts';
import { crossValidate } from './cross-validate.ts';
import { type Judged, tableOf } from './figures.ts';
import { foldOf, learnAll, OPTIONS } from './fit.ts';
import { judgeWith, ofBeginnings } from './judged.ts';
import { encodeLabelled, encodeWritten } from './material.ts';
import { pack } from './pack.ts';
import { type Row, readRows } from './rows.ts';
import { chooseThresholds } from './thresholds.ts';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: { data: { type: 'string', default: join(root, '..', 'shared', 'data', 'refusal-train.jsonl') } },
});

const LARGE = new Set(['openai', 'deepseek', 'meta', 'zhipu']);
const partOf = ({ source, family, promptId }: Row): string =>
  source === 'chatgpt-refusals'
    ? `${source} ${foldOf(promptId, 2, 9)}`
    : LARGE.has(family)
      ? family
      : 'small families';

const all = readRows(values.data);
const labelled = encodeLabelled(all, OPTIONS.seed);
const written = encodeWritten(OPTIONS.seed);
const judged: Judged[] = [];
const beginnings: Judged[] = [];
for (const [part, rows] of Map.groupBy(all, partOf)) {
  const others = [...labelled.filter(({ row }) => partOf(row) !== part), ...written];
  const thresholds = chooseThresholds(crossValidate(others, OPTIONS));
  const model = parseWeights(pack(learnAll(others, OPTIONS), thresholds));
  if (typeof model === 'string') throw new Error(model);
  const detect = createRefusalDetector(model);
  const clean = rows.filter((row) => row.clean);
  judged.push(...clean.map((row) => judgeWith(detect, row)));
  beginnings.push(...ofBeginnings(clean, 200).map((row) => judgeWith(detect, row)));
  process.stderr.write(`${part}: thresholds ${JSON.stringify(thresholds)}\n`);
}
console.table(
  tableOf(judged, [
    ['language', (row) => row.language],
    ['left out', partOf],
    ['source', (row) => row.source],
  ]),
);
console.log('first 200 characters, answers and open refusals:');
console.table(tableOf(beginnings, [['language', (row) => row.language]]));
console.log(`alone: above ${REFUSAL_ALONE_THRESHOLD}`);
