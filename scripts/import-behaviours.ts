import type { BehaviourSourceRecord } from '../knowledge/build/source-schema.ts';
import type { Host } from '../utils/knowledge/types.ts';
import type { Observation } from './import-evidence-rows.ts';
import { ccpBench, figures } from './import-figures.ts';

const HOST_NAMES: Readonly<Record<string, string>> = {
  cerebras: 'Cerebras',
  deepseek: 'DeepSeek',
  gemini: 'Google',
  kimi: 'Moonshot AI',
  novita: 'Novita',
  null: 'not named',
  openai: 'OpenAI',
  parasail: 'Parasail',
  siliconflow: 'SiliconFlow',
  tinfoil: 'Tinfoil',
  together: 'Together',
  xiaomi: 'Xiaomi',
  zai: 'Z.ai',
};

/** Who served the answers, as far as the source says. */
function hostsOf(row: Observation): Host[] {
  if (row.source_id === 'tseng-2026') {
    const vendor = row.model_raw.startsWith('deepseek') ? 'DeepSeek' : 'Moonshot AI';
    return [{ name: vendor, answers: row.n }];
  }
  if (typeof row.served_by === 'string')
    return [{ name: HOST_NAMES[row.served_by] ?? row.served_by, answers: row.n }];
  if (row.served_by !== null)
    return Object.entries(row.served_by)
      .map(([name, answers]) => ({ name: HOST_NAMES[name] ?? name, answers }))
      .sort((a, b) => b.answers - a.answers || (a.name < b.name ? -1 : 1));
  if (row.host_type.startsWith('local (Ollama')) return [{ name: 'run locally, 4-bit build', answers: null }];
  if (row.host_type.startsWith('local')) return [{ name: 'run locally', answers: null }];
  return row.host_type.includes('OpenRouter') ? [{ name: 'OpenRouter, hosts not named', answers: null }] : [];
}

/** Where a row has no dates, those of its source's publication; a year alone is the year up to the import. */
const SOURCE_DATES: Readonly<Record<string, readonly [string, string]>> = {
  'caisi-deepseek-2025': ['', '2025-09-30'],
  'caisi-kimi-k2-thinking-2025': ['2025-11-01', '2025-12-31'],
  ccpval: ['2026-01-01', '2026-11-23'],
  llmcensor: ['2026-01-01', '2026-11-01'],
  'refusal-audit-v2': ['', '2026-09-04'],
  'state-media-audit-2026': ['2026-01-01', '2026-11-23'],
};

const JUDGES: Readonly<Record<string, string>> = {
  'caisi-deepseek-2025': 'rubric, graded by an LLM',
  'caisi-kimi-k2-thinking-2025': 'rubric, graded by an LLM',
  'ccp-bench': 'two LLM judges, averaged',
  ccpval: 'GPT-5-mini',
  'ceias-2026': 'an LLM',
  chinabench: 'openai/gpt-oss-120b',
  'deccp-2024': 'the author, by hand',
  'ellamind-censorship': 'an LLM with a rubric',
  'frank-2026': "the author's rule",
  freedombench: 'none: the letter is compared',
  llmcensor: 'rules and gemma3:12b',
  'promptfoo-2025': 'by form: no reasoning in the output',
  'refusal-audit-v2': 'an LLM with a code book',
  'state-media-audit-2026': "the authors' exclusion rule",
  'techcrunch-2024': 'a journalist',
  'tseng-2026': 'the author, by hand',
};

const TEST_SETS: Readonly<Record<string, string>> = {
  'caisi-deepseek-2025': 'caisi-narrative-deepseek',
  'caisi-kimi-k2-thinking-2025': 'caisi-narrative-kimi',
  'ceias-2026': 'ceias-spillover',
  'deccp-2024': 'deccp',
  'ellamind-censorship': 'ellamind',
  'promptfoo-2025': 'promptfoo-ccp-sensitive',
  'state-media-audit-2026': 'state-media-audit',
  'techcrunch-2024': 'techcrunch-huggingchat',
  'tseng-2026': 'tseng-taiwan',
};
const FRANK_SETS: Readonly<Record<string, string>> = {
  ccp_adversarial_32: 'adversarial-32',
  ccp_chinese_16: 'chinese-16',
  non_china_parallel_32: 'parallel-32',
};

/** `deepseek/DeepSeek V3.2 (API)` -> `deepseek-v3.2`. */
export const subjectOf = (row: Observation): string =>
  `${row.source_id}/${row.model_raw
    .replace(/ \(in Dec.*| \(version.*/, '')
    .replace(/^.*\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '')}`;

export function testSetOf(row: Observation): string {
  if (row.source_id === 'speechmap') return `speechmap-${row.topic_set.replace('_criticism', '')}`;
  if (row.source_id === 'frank-2026') return `frank-${FRANK_SETS[row.topic_set] ?? ''}`;
  return TEST_SETS[row.source_id] ?? row.source_id;
}

/** The part of a behaviour's id that tells rows of one subject and language apart. */
const partOf = (row: Observation): string => {
  if (row.source_id === 'speechmap') return row.topic_set.replace('_criticism', '');
  if (row.source_id === 'frank-2026') return FRANK_SETS[row.topic_set] ?? '';
  return row.axis;
};

/** The behaviours one observation makes: itself, and a row of its own for each other construct it measured. */
export function behavioursOf(row: Observation): BehaviourSourceRecord[] {
  const [from, to] = row.date_range ?? SOURCE_DATES[row.source_id] ?? ['', ''];
  const language = row.language === 'zh' ? 'zh-Hans' : row.language;
  const subject = subjectOf(row);
  const base = {
    id: `${subject}/${partOf(row)}/${language}`,
    models: [...row.hf_ids].sort(),
    modelAsNamed: row.model_raw.replace(/ \(in Dec.*/, ''),
    source: row.source_id,
    testSet: testSetOf(row),
    language: language as BehaviourSourceRecord['language'],
    axis: row.axis as BehaviourSourceRecord['axis'],
    judge: JUDGES[row.source_id] ?? row.judge ?? '',
    hosts: hostsOf(row),
    from,
    to,
    url: /^https:\/\/\S+/.exec(row.url)?.[0].replace(/;$/, '') ?? row.url,
    ...(row.read_via.startsWith('secondary') ? { readVia: 'secondary' as const } : {}),
  };
  const unreadable = row.unreadable ?? 0;
  const refusal =
    row.axis === 'refusal' && row.not_answered !== null && row.answered_or_not !== null
      ? { count: { notAnswered: row.not_answered, judged: row.answered_or_not } }
      : {};
  const own = { ...base, ...refusal, ...(unreadable > 0 ? { unreadable } : {}) };
  if (row.source_id === 'ccp-bench') return ccpBench(own, subject, row);
  return figures(own, subject, row);
}
