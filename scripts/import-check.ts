/**
 * Compares `knowledge/` with the evidence it was made from, figure by figure: counts against the observations,
 * intervals and levels of SpeechMap rows against those derived elsewhere with other code.
 *
 *   node scripts/import-check.ts <evidence folder>
 */
import { fileURLToPath } from 'node:url';
import { composeList } from '../knowledge/build/compose.ts';
import { isMeasuredIn, rowVerdict } from '../utils/assess-rows.ts';
import { newcombeDifference, wilsonInterval } from '../utils/knowledge/rates.ts';
import type { Behaviour, PromptLanguage } from '../utils/knowledge/types.ts';
import { subjectOf, testSetOf } from './import-behaviours.ts';
import { type Observation, readJson, readLines } from './import-evidence-rows.ts';

interface Derived {
  readonly hf_ids: readonly string[];
  readonly sets: Readonly<
    Record<
      string,
      {
        readonly not_answered: number;
        readonly of: number;
        readonly unreadable: number;
        readonly wilson: readonly [number, number];
        readonly control: readonly [number, number];
        readonly difference: readonly [number, number];
        readonly level: string;
      }
    >
  >;
}

const [evidence] = process.argv.slice(2);
if (!evidence) throw new Error('usage: import-check.ts <evidence folder>');
const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const { behaviours } = composed.list;

let compared = 0;
const wrong: string[] = [];
function same(where: string, ours: unknown, theirs: unknown): void {
  compared++;
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    wrong.push(`${where}: ${JSON.stringify(ours)}, not ${JSON.stringify(theirs)}`);
}

const rounded = ({ low, high }: { low: number; high: number }): number[] =>
  [low, high].map((value) => Math.round(value * 1000) / 1000);

for (const model of readJson<Derived[]>(evidence, 'derived_speechmap.json')) {
  if (model.hf_ids.length === 0) continue;
  for (const [key, derived] of Object.entries(model.sets)) {
    const [set = '', language = ''] = key.split('/');
    const testSet = `speechmap-${set.replace('_criticism', '')}`;
    const row = behaviours.find(
      (one) =>
        one.testSet === testSet &&
        one.language === language &&
        one.models.some((id) => model.hf_ids.includes(id)),
    );
    const where = `${model.hf_ids[0]} ${key}`;
    if (!row?.count || !row.control) {
      wrong.push(`${where}: no row with a control`);
      continue;
    }
    same(`${where} models`, row.models, [...model.hf_ids].sort());
    same(
      `${where} count`,
      [row.count.notAnswered, row.count.judged, row.unreadable],
      [derived.not_answered, derived.of, derived.unreadable],
    );
    same(`${where} interval`, rounded(wilsonInterval(row.count)), derived.wilson);
    same(`${where} control`, [row.control.notAnswered, row.control.judged], derived.control);
    const difference = rounded(newcombeDifference(row.count, row.control));
    // The third decimal may round the other way.
    const off = difference.map((value, side) => Math.abs(value - (derived.difference[side] ?? 9)));
    same(
      `${where} difference`,
      off.every((value) => value < 0.0011),
      true,
    );
    same(`${where} level`, levelOf(row), derived.level);
  }
}

for (const observed of readLines<Observation>(evidence, 'observations.jsonl')) {
  const rows = behaviours.filter(
    ({ id, testSet }) => id.startsWith(`${subjectOf(observed)}/`) && testSet === testSetOf(observed),
  );
  if (rows.length === 0) {
    same(`${observed.key} has Hub ids and is not in the list`, observed.hf_ids, []);
    continue;
  }
  const language = observed.language === 'zh' ? 'zh-Hans' : observed.language;
  const row = rows.find((one) => one.language === language && one.axis === observed.axis);
  const where = `${observed.key} ${observed.topic_set} ${language}`;
  if (!row) {
    wrong.push(`${where}: no row of axis ${observed.axis}`);
    continue;
  }
  if (observed.axis === 'refusal') {
    const count = observed.primary ? row.count : row.otherJudge;
    same(
      `${where} ${observed.primary}`,
      [count?.notAnswered, count?.judged],
      [observed.not_answered, observed.answered_or_not],
    );
  }
  if (observed.axis === 'choice')
    same(where, (row.count?.judged ?? 0) - (row.count?.notAnswered ?? 0), observed.complete);
  same(`${where} models`, row.models, [...observed.hf_ids].sort());
  if (observed.date_range && observed.primary)
    same(`${where} dates`, [row.from, row.to], observed.date_range);
}

for (const line of wrong) process.stderr.write(`${line}\n`);
process.stdout.write(`${compared} figures compared, ${wrong.length} differ\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function levelOf(row: Behaviour): string {
  return isMeasuredIn(row, row.language as PromptLanguage) ? `S${rowVerdict(row, '').severity}` : 'card only';
}
