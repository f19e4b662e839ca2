import type { BehaviourSourceRecord, ModelSourceRecord } from '../knowledge/build/source-schema.ts';
import type { ModelStatus } from '../utils/knowledge/types.ts';
import type { MappedModel } from './import-evidence-rows.ts';

const statusOf = (status: string): ModelStatus =>
  status === 'current' || status === 'former' ? status : 'reference';

const lineageOf = ({ lineage }: MappedModel): string | null =>
  lineage === null
    ? null
    : lineage.distilled_from
      ? `${lineage.base}, distilled from ${lineage.distilled_from}`
      : lineage.base;

/** Weights that a source measured and that were never in the catalogue; one may still meet them. */
const MEASURED_ELSEWHERE: readonly (readonly [id: string, developer: string, family: string])[] = [
  ['THUDM/GLM-4-32B-0414', 'Z.ai (Zhipu AI)', 'GLM-4-0414'],
  ['microsoft/Phi-4-mini-instruct', 'Microsoft', 'Phi'],
  ['mistralai/Ministral-3-14B-Instruct-2512', 'Mistral AI', 'Mistral'],
  ['mistralai/Mistral-Large-3-675B-Instruct-2512', 'Mistral AI', 'Mistral'],
  ['moonshotai/Kimi-VL-A3B-Thinking', 'Moonshot AI', 'Kimi-VL'],
  ['openbmb/MiniCPM4.1-8B', 'OpenBMB', 'MiniCPM'],
  ['sarvamai/sarvam-30b', 'Sarvam AI', 'Sarvam'],
  ['tencent/Hunyuan-A13B-Instruct', 'Tencent', 'Hunyuan A13B'],
  ['tiiuae/Falcon3-10B-Instruct', 'TII', 'Falcon 3'],
  ['zai-org/GLM-4-9B-0414', 'Z.ai (Zhipu AI)', 'GLM-4-0414'],
  ['zai-org/GLM-Z1-32B-0414', 'Z.ai (Zhipu AI)', 'GLM-4-0414'],
  ['zai-org/GLM-Z1-9B-0414', 'Z.ai (Zhipu AI)', 'GLM-4-0414'],
];

const NOTES: Readonly<Record<string, string>> = {
  omni: 'The router: picks a model for each answer and is none itself.',
  'Qwen/QwQ-32B':
    'One documented observation (December 2024, one question), probably of the Preview; no rate.',
  'Qwen/QwQ-32B-Preview': 'One documented observation (December 2024, one question); no rate.',
  'deepseek-ai/DeepSeek-V3.2': 'Sources disagree strongly, by method.',
  'deepseek-ai/DeepSeek-V4-Flash-0731':
    'A later checkpoint: figures for DeepSeek-V4-Flash are those of a sibling.',
  'deepseek-ai/DeepSeek-V4-Pro-0813':
    'A later checkpoint: figures for DeepSeek-V4-Pro are those of a sibling.',
  'moonshotai/Kimi-K2.5': 'Sources disagree strongly, by method.',
  'openai/gpt-oss-120b': 'Declines political satire more than factual questions.',
  'zai-org/GLM-4.7': 'In a choice test the host decided: 27 of 60 at Z.ai, 60 of 60 at Cerebras.',
  'zai-org/GLM-5.2': 'In a choice test the host decided: 29 to 30 of 60 at Z.ai, 60 of 60 at Tinfoil.',
};

const sorted = (subjects: Iterable<string>): string[] => [...new Set(subjects)].sort();

/** Leaves out empty links, as the source files do. */
function record(model: ModelSourceRecord): ModelSourceRecord {
  const entries = Object.entries(model).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as ModelSourceRecord;
}

/**
 * The models of the map with their links as subjects (`source/subject`), and the measured strangers.
 *
 * @param subjectOfKey the subject of an evidence key, e.g. `speechmap/deepseek/deepseek-r1`.
 * @throws when the map names a key that was not imported, or a behaviour names a model that nobody lists.
 */
export function modelsOf(
  map: readonly MappedModel[],
  behaviours: readonly BehaviourSourceRecord[],
  subjectOfKey: ReadonlyMap<string, string>,
): ModelSourceRecord[] {
  const subjects = (keys: readonly string[]): string[] =>
    sorted(
      keys.map((key) => {
        const subject = subjectOfKey.get(key);
        if (!subject) throw new Error(`no behaviour for ${key}`);
        return subject;
      }),
    );
  const mapped = map.map((model) =>
    record({
      id: model.id,
      developer: model.developer,
      family: model.family,
      lineage: lineageOf(model),
      status: statusOf(model.status),
      note: NOTES[model.id] ?? '',
      exact: subjects(model.evidence),
      documented: subjects(model.documented),
      variant: subjects(model.evidence_variants),
      family_context: subjects(model.related),
      lineage_context: subjects(model.lineage_related),
    }),
  );
  const known = new Set(map.map((model) => model.id));
  const strangers = MEASURED_ELSEWHERE.filter(([id]) => !known.has(id)).map(([id, developer, family]) =>
    record({
      id,
      developer,
      family,
      status: 'reference',
      note: 'Measured by a source; not in HuggingChat’s catalogue.',
      exact: sorted(
        behaviours
          .filter((behaviour) => behaviour.models?.includes(id))
          .map((behaviour) => behaviour.id.split('/').slice(0, 2).join('/')),
      ),
    }),
  );
  return [...mapped, ...strangers];
}
