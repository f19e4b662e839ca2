/**
 * Makes `knowledge/models`, `knowledge/behaviours` and the SpeechMap coverage in `knowledge/test-sets.json` from a
 * folder of evidence: facts and figures only, with our own words. Run once per new body of evidence;
 * from then on the files in `knowledge/` are the source of truth and are edited by hand.
 *
 *   node scripts/import-evidence.ts <evidence folder> [knowledge folder]
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byId, fileNameOf, recordFile } from '../knowledge/build/format.ts';
import type { BehaviourSourceRecord } from '../knowledge/build/source-schema.ts';
import { behaviourShape } from '../utils/knowledge/schema.ts';
import { behavioursOf, subjectOf } from './import-behaviours.ts';
import {
  type MappedModel,
  type Observation,
  type Question,
  readJson,
  readLines,
} from './import-evidence-rows.ts';
import { modelsOf } from './import-models.ts';
import { type SpeechMapSet, speechMapExtras, topicsOfSet } from './import-speechmap.ts';

const [evidence, knowledge = 'knowledge'] = process.argv.slice(2);
if (!evidence) throw new Error('usage: import-evidence.ts <evidence folder> [knowledge folder]');

const observations = readLines<Observation>(evidence, 'observations.jsonl');
const questions = readLines<Question>(evidence, 'per_question.jsonl');
const map = readJson<MappedModel[]>(evidence, 'models_map.json');
const { topics } = readJson<{ topics: { id: string; region: string }[] }>(evidence, 'topics.json');

const linked = new Set(
  map.flatMap((model) => [
    ...model.evidence,
    ...model.evidence_variants,
    ...model.documented,
    ...model.related,
    ...model.lineage_related,
  ]),
);
const wanted = observations.filter((row) => row.hf_ids.length > 0 || linked.has(row.key));
const byKey = Map.groupBy(wanted, (row) => row.key);

const records = new Map<string, BehaviourSourceRecord>();
const subjectOfKey = new Map<string, string>();
for (const row of wanted) {
  if (!row.primary) continue;
  subjectOfKey.set(row.key, subjectOf(row));
  for (const made of behavioursOf(row)) {
    const extras =
      row.source_id === 'speechmap' ? speechMapExtras(row, byKey.get(row.key) ?? [], questions) : {};
    const behaviour = leaveOutEmpty({ ...made, ...extras });
    const before = records.get(behaviour.id);
    // A figure over all languages comes once with each language's row.
    if (before && JSON.stringify(before) !== JSON.stringify(behaviour))
      throw new Error(`two different rows for ${behaviour.id}`);
    records.set(behaviour.id, behaviour);
  }
}
const behaviours = [...records.values()].sort(byId);

writeFolder(
  'behaviours',
  Map.groupBy(behaviours, (behaviour) => behaviour.source),
);
const models = modelsOf(map, behaviours, subjectOfKey).sort(byId);
writeFolder(
  'models',
  Map.groupBy(models, ({ family }) => fileNameOf(family)),
);

const testSetsFile = join(knowledge, 'test-sets.json');
const testSets = JSON.parse(readFileSync(testSetsFile, 'utf8')) as { id: string; topics: string[] }[];
const regionOf = new Map(topics.map((topic) => [topic.id, topic.region]));
for (const set of testSets)
  if (set.id.startsWith('speechmap-'))
    set.topics = topicsOfSet(set.id.slice('speechmap-'.length) as SpeechMapSet, questions, regionOf);
writeFileSync(testSetsFile, recordFile(testSets.sort(byId)));
process.stdout.write(`${behaviours.length} behaviours, ${models.length} models\n`);

function leaveOutEmpty(behaviour: BehaviourSourceRecord): BehaviourSourceRecord {
  const said = (value: unknown): boolean =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  const fields = Object.keys(behaviourShape) as (keyof BehaviourSourceRecord)[];
  return Object.fromEntries(
    fields.filter((field) => said(behaviour[field])).map((field) => [field, behaviour[field]]),
  ) as BehaviourSourceRecord;
}

function writeFolder(name: string, files: ReadonlyMap<string, readonly unknown[]>): void {
  const folder = join(knowledge, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, items] of files) writeFileSync(join(folder, `${file}.json`), recordFile(items));
}
