/** `npm run train:topics`: learns `knowledge/topic-weights.json` from the labelled prompts. Same input, same bytes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNames } from '../knowledge/recogniser-source.ts';
import { readTopicSource } from '../knowledge/topic-source.ts';
import { createExaminer } from '../training/topics/examine.ts';
import { train } from '../training/topics/model.ts';
import { readTrainingRows } from '../training/topics/rows.ts';
import { THRESHOLDS } from '../training/topics/thresholds.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'knowledge', 'topic-weights.json');
const source = readTopicSource(join(root, 'knowledge'));
const examples = readTrainingRows(root).map(createExaminer(source, readNames(join(root, 'knowledge'))));
const text = `${JSON.stringify(train(examples, source.topics, THRESHOLDS), null, 1)}\n`;
writeFileSync(target, text);
process.stdout.write(`${examples.length} prompts, ${text.length} bytes: ${target}\n`);
