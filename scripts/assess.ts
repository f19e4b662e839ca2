/**
 * `npm run assess -- --in answers.jsonl --out assessments.jsonl [--list list.json]`: what the extension would conclude
 * about each answer, by the same code and the bundled list, without a browser. One JSON object a line, in and out.
 * Bad rows are named on stderr and left out; the exit code is then 1.
 */
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeList } from '../knowledge/build/compose.ts';
import { readRecogniserData } from '../knowledge/recogniser-source.ts';
import { assess } from '../utils/assess.ts';
import type { Assessment } from '../utils/assess-types.ts';
import { parseKnowledgeList } from '../utils/knowledge/guards.ts';
import type { KnowledgeList } from '../utils/knowledge/types.ts';
import { createKnowledge, type Knowledge } from '../utils/knowledge-index.ts';
import { createRefusalDetector } from '../utils/refusal/index.ts';
import type { RefusalDetector } from '../utils/refusal/types.ts';
import { z } from '../utils/zod.ts';
import { loadDetector } from './refusal/load-detector.ts';

const USAGE = 'usage: npm run assess -- --in answers.jsonl --out assessments.jsonl [--list list.json]';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Fields beyond these are ignored: rows of other tools may carry more. */
const rowSchema = z.object({
  id: z.union([z.string(), z.number()]),
  model: z.string(),
  prompt: z.string(),
  answer: z.string(),
  reasoning: z.string().nullish(),
  context: z.array(z.string()).nullish(),
  provider: z.string().nullish(),
});
type Row = z.infer<typeof rowSchema>;

class UserError extends Error {}

/** The list to assess by: the file named, else the built one, else one composed from `knowledge/`. */
async function readList(file: string | undefined): Promise<KnowledgeList> {
  const built = join(root, 'public', 'knowledge', 'list.json');
  const path = file ?? (existsSync(built) ? built : null);
  if (path === null) {
    const composed = composeList(join(root, 'knowledge'));
    if (composed.ok) return composed.list;
    throw new UserError(
      `knowledge/ cannot be built; npm run build:list names all problems\n${composed.problems[0]}`,
    );
  }
  const parsed = parseKnowledgeList(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.ok) throw new UserError(`${path}: not a knowledge list: ${parsed.reason}`);
  return parsed.list;
}

/** @returns the row, or why it is none. */
function parseRow(line: string): Row | string {
  try {
    const verdict = rowSchema.safeParse(JSON.parse(line));
    if (verdict.success) return verdict.data;
    return verdict.error.issues
      .map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`)
      .join('; ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** As in the extension: a damaged weights file leaves the rules alone, and says so. */
function readDetector(): RefusalDetector {
  try {
    return loadDetector();
  } catch (error) {
    process.stderr.write(
      `assess: by rules alone: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return createRefusalDetector(null);
  }
}

function assessRow(row: Row, knowledge: Knowledge, detect: RefusalDetector): object {
  const started = performance.now();
  const assessment: Assessment = assess(
    {
      prompt: row.prompt,
      answer: row.answer,
      model: row.model,
      provider: row.provider ?? '',
      context: row.context ?? [],
      ...(row.reasoning ? { reasoning: row.reasoning } : {}),
    },
    knowledge,
    detect,
  );
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const { level, topics, signal, score, language, behaviours } = assessment;
  return { id: row.id, level, topics, signal, score, language, behaviours, ms };
}

/** Lines end with LF only: answers may carry U+2028 and others that `node:readline` would break at. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** @returns how many rows were bad. */
async function assessFile(from: string, to: string, knowledge: Knowledge): Promise<number> {
  const detect = readDetector();
  const input = createReadStream(from, 'utf8');
  // Waits for the file to open, so that a missing input leaves no output behind.
  await new Promise((opened, failed) => input.once('open', opened).once('error', failed));
  const output = await open(to, 'w');
  let bad = 0;
  try {
    let number = 0;
    for await (const line of linesOf(input)) {
      number++;
      if (line.trim() === '') continue;
      const row = parseRow(number === 1 ? line.replace(/^\uFEFF/, '') : line);
      if (typeof row !== 'string') {
        await output.write(`${JSON.stringify(assessRow(row, knowledge, detect))}\n`);
        continue;
      }
      bad++;
      process.stderr.write(`${from}:${number}: ${row}\n`);
    }
  } finally {
    await output.close();
  }
  return bad;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { in: { type: 'string' }, out: { type: 'string' }, list: { type: 'string' } },
  });
  if (!values.in || !values.out) throw new UserError(USAGE);
  if (resolve(values.in) === resolve(values.out)) throw new UserError('--out would overwrite --in');
  const knowledge = createKnowledge(await readList(values.list), readRecogniserData(join(root, 'knowledge')));
  const bad = await assessFile(values.in, values.out, knowledge);
  if (bad > 0) process.stderr.write(`${bad} bad ${bad === 1 ? 'row' : 'rows'} left out\n`);
  return bad > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`assess: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UserError ? 2 : 1;
}
