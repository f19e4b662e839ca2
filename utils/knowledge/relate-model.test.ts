import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeList } from '../../knowledge/build/compose.ts';
import { indexNames } from './name-index.ts';
import { type Relatives, relateModel } from './relate-model.ts';
import { indexModels, relativesOf, resolveModel } from './resolve-model.ts';
import type { Model } from './types.ts';

const composed = composeList(join(import.meta.dirname, '../../knowledge'));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const { models } = composed.list;
const index = indexNames(models);
const resolving = indexModels(models);

/** Subjects of the rows, `source/subject`: what a person would name. */
const subjects = (ids: readonly string[]): string[] =>
  [...new Set(ids.map((id) => id.split('/').slice(0, 2).join('/')))].sort();
const related = (id: string) => {
  const { variant, family_context, lineage_context } = relateModel(id, index);
  return {
    variant: subjects(variant),
    family: subjects(family_context),
    lineage: subjects(lineage_context),
  };
};
const isNone = ({ variant, family_context, lineage_context }: Relatives): boolean =>
  variant.length + family_context.length + lineage_context.length === 0;

describe('an altered build', () => {
  const R1 = ['promptfoo-2025/deepseek-r1', 'speechmap/deepseek-r1'];
  const R1_0528 = ['caisi-deepseek-2025/deepseek-r1-0528', 'speechmap/deepseek-r1-0528'];
  const QWEN72 = [
    'freedombench/qwen-2.5-72b-instruct',
    'speechmap/qwen-2.5-72b-instruct',
    'techcrunch-2024/qwen2.5-72b-instruct',
  ];
  const OSS = ['ccp-bench', 'ccpval', 'chinabench', 'ellamind-censorship', 'freedombench', 'speechmap'].map(
    (source) => `${source}/gpt-oss-120b`,
  );
  it.each<[string, readonly string[]]>([
    ['unsloth/Qwen3-32B-GGUF', ['speechmap/qwen3-32b']],
    ['bartowski/Qwen_Qwen3-32B-GGUF', ['speechmap/qwen3-32b']],
    ['Qwen/Qwen3-32B-AWQ', ['speechmap/qwen3-32b']],
    ['Qwen/Qwen3-32B-GPTQ-Int4', ['speechmap/qwen3-32b']],
    ['mlx-community/qwen3-32b-4bit-dwq', ['speechmap/qwen3-32b']],
    ['JunHowie/Qwen3-32B-Q4_K_M', ['speechmap/qwen3-32b']],
    ['Qwen/Qwen3-30B-A3B-FP8', ['speechmap/qwen3-30b-a3b']],
    ['Qwen/Qwen2.5-72B-Instruct-AWQ', QWEN72],
    ['Qwen/Qwen2.5-72B-Instruct-Turbo', QWEN72],
    ['RedHatAI/Qwen2.5-72B-Instruct-quantized.w4a16', QWEN72],
    ['unsloth/Qwen2.5-72B-Instruct-bnb-4bit', QWEN72],
    ['nvidia/DeepSeek-R1-FP4', R1],
    ['unsloth/DeepSeek-R1-bf16', R1],
    ['cognitivecomputations/DeepSeek-R1-AWQ', R1],
    ['nvidia/DeepSeek-R1-0528-NVFP4', R1_0528],
    ['unsloth/DeepSeek-R1-0528-UD-Q2_K_XL', R1_0528],
    ['meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo', ['speechmap/llama-3.1-70b-instruct']],
    ['hugging-quants/Meta-Llama-3.1-70B-Instruct-AWQ-INT4', ['speechmap/llama-3.1-70b-instruct']],
    ['unsloth/Llama-3.3-70B-Instruct', ['speechmap/llama-3.3-70b-instruct']],
    ['RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic', ['speechmap/llama-3.3-70b-instruct']],
    ['lmstudio-community/gpt-oss-120b-GGUF', OSS],
    ['unsloth/gpt-oss-120b-BF16', OSS],
    ['microsoft/MAI-DS-R1', ['speechmap/mai-ds-r1-fp8']],
    ['unsloth/r1-1776-GGUF', ['speechmap/r1-1776']],
    ['unsloth/GLM-4-32B-0414-GGUF', ['speechmap/glm-4-32b-0414']],
    ['Qwen/QwQ-32B-GGUF', ['techcrunch-2024/qwq-32b']],
    ['zai-org/GLM-5-FP8', ['chinabench/glm-5', 'freedombench/glm-5']],
  ])('%s', (id, expected) => {
    expect(related(id).variant).toEqual(expected.toSorted());
    expect(related(id).lineage.filter((subject) => expected.includes(subject))).toEqual([]);
  });
});

describe('a sibling', () => {
  it.each([
    ['deepseek-ai/DeepSeek-R1-0915', 'speechmap/deepseek-r1'],
    ['deepseek-ai/DeepSeek-R1-0915-FP8', 'speechmap/deepseek-r1-0528'],
    ['unsloth/DeepSeek-R1-0915-GGUF', 'speechmap/deepseek-r1'],
    ['deepseek-ai/DeepSeek-V3.2-Speciale', 'chinabench/deepseek-v3.2'],
    ['deepseek-ai/DeepSeek-V4-Pro-0915', 'freedombench/deepseek-v4-pro'],
    ['Qwen/Qwen3-32B-Preview', 'speechmap/qwen3-32b'],
    ['Qwen/Qwen3-235B-A22B-Instruct-2604', 'speechmap/qwen3-235b-a22b'],
    ['Qwen/Qwen3-1.7B', 'speechmap/qwen3-14b'],
    ['unsloth/Qwen3-1.7B-GGUF', 'speechmap/qwen3-14b'],
    ['Qwen/Qwen2.5-14B-Instruct-AWQ', 'speechmap/qwen-2.5-72b-instruct'],
    ['meta-llama/Llama-3.3-8B-Instruct', 'speechmap/llama-3.3-70b-instruct'],
    ['zai-org/GLM-5-Air', 'freedombench/glm-5'],
    ['openai/gpt-oss-60b', 'speechmap/gpt-oss-120b'],
    ['Qwen/QwQ-32B-2503', 'techcrunch-2024/qwq-32b'],
  ])('%s', (id, expected) => {
    expect(related(id).variant).toEqual([]);
    expect(related(id).family).toContain(expected);
  });
});

describe('made from it, or what it was made from', () => {
  it.each([
    ['huihui-ai/Qwen3-32B-abliterated', ['speechmap/qwen3-32b']],
    ['mradermacher/Qwen3-32B-abliterated-i1-GGUF', ['speechmap/qwen3-32b']],
    ['Qwen/Qwen3-8B-Base', ['frank-2026/qwen3-8b']],
    ['meta-llama/Llama-3.1-70B', ['speechmap/llama-3.1-70b-instruct']],
    ['Qwen/Qwen2.5-72B', ['speechmap/qwen-2.5-72b-instruct']],
    ['NousResearch/Hermes-4.3-Llama-3.1-70B', ['speechmap/llama-3.1-70b-instruct']],
    ['allenai/Llama-3.1-Tulu-3-70B', ['speechmap/llama-3.1-70b-instruct']],
    ['ArliAI/gpt-oss-120b-Derestricted', ['speechmap/gpt-oss-120b']],
    ['someone/Qwen3-32B-QwQ-32B-merge', ['speechmap/qwen3-32b', 'techcrunch-2024/qwq-32b']],
    ['someone/DeepSeek-R1-Distill-Yi-34B', ['speechmap/deepseek-r1']],
    ['deepseek-ai/DeepSeek-R1-Distill-Qwen-3B', ['speechmap/deepseek-r1']],
    [
      'huihui-ai/DeepSeek-R1-Distill-Qwen-14B-abliterated-v2',
      ['llmcensor/deepseek-r1-14b', 'speechmap/deepseek-r1'],
    ],
    ['perplexity-ai/r1-1776-distill-llama-70b', ['speechmap/r1-1776']],
  ])('%s', (id, expected) => {
    expect(related(id).variant).toEqual([]);
    expect(related(id).lineage).toEqual(expect.arrayContaining(expected));
  });
});

describe('nobody that the list knows', () => {
  it.each([
    'someone/my-model-7b',
    'someone/r1-clone',
    'someone/instruct-70b',
    'someone/inkling',
    'someone/mistral-like-7b-chat',
    'Qwen/Qwen3-Embedding-8B',
    'Qwen/Qwen3-VL-2B-Instruct',
    'someone/Qwen3-Omni-7B',
    'Qwen/Qwen2.5-Math-72B-Instruct',
    'Qwen/Qwen4-32B',
    'deepseek-ai/DeepSeek-V5',
    'moonshotai/Kimi-K4',
    'zai-org/GLM-6',
    'google/gemma-3-1b-it',
    'Qwen3-32B',
    '',
    '/',
    'a/',
    '/Qwen3-32B',
    'constructor/__proto__',
  ])('%j', (id) => {
    expect(isNone(relateModel(id, index))).toBe(true);
  });
});

describe('every id of the list', () => {
  it('is itself, in any case and at any provider', () => {
    for (const model of models) {
      if (model.id === 'omni') continue;
      expect(resolveModel(model.id, resolving)).toBe(model);
      expect(resolveModel(`${model.id}:together`, resolving)).toBe(model);
      expect(resolveModel(model.id.toUpperCase(), resolving)?.id.toLowerCase()).toBe(model.id.toLowerCase());
    }
  });

  it('has the relatives that the list says, not those that its name tells', () => {
    for (const { id, variant, family_context, lineage_context } of models)
      expect(relativesOf(id, resolving)).toEqual({ variant, family_context, lineage_context, byName: false });
  });

  it('left out, is told by its name about as the list says, and never as another build of other weights', () => {
    const wrong: string[] = [];
    let agreed = 0;
    for (const model of models) {
      const rest = models.filter((other) => other !== model);
      const { variant } = relateModel(model.id, indexNames(rest));
      const rows = new Set([...model.exact, ...model.variant]);
      if (variant.every((id) => rows.has(id))) agreed++;
      else wrong.push(model.id);
    }
    expect(wrong).toEqual([]);
    expect(agreed).toBe(models.length);
  });
});

describe('whatever the id', () => {
  const words = fc.constantFrom(
    ...models.flatMap(({ id }) => id.split(/[/_-]/)),
    ...[
      'FP8',
      'AWQ',
      'GGUF',
      'distill',
      'merge',
      'abliterated',
      'Base',
      'Instruct',
      '7B',
      '2507',
      'foo',
      'x',
    ],
  );
  const name = fc.array(words, { minLength: 1, maxLength: 9 }).map((parts) => parts.join('-'));
  const org = fc.constantFrom(...models.map(({ id }) => id.split('/')[0] ?? ''), 'someone', 'Unsloth', '');
  const ids = fc.oneof(
    fc.tuple(org, name).map((parts) => parts.join('/')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const rows = new Set(composed.list.behaviours.map(({ id }) => id));

  it('never throws; links lead to rows of the list, each once', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const { variant, family_context, lineage_context } = relativesOf(id, resolving);
        const all = [...variant, ...family_context, ...lineage_context];
        expect(all.every((row) => rows.has(row))).toBe(true);
        if (!resolveModel(id, resolving)) expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no row of a maker that neither the organisation nor the name has anything to do with', () => {
    // By the first words of the names, families and organisations of each developer: enough to tell whose it is.
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const first = (text: string): string => text.toLowerCase().match(/[a-z]{2,}/)?.[0] ?? plain(text);
    const words = Map.groupBy(models, ({ developer }) => developer);
    const isNamed = (id: string, { developer }: Model): boolean => {
      const said = plain(id);
      return (words.get(developer) ?? []).some(({ id: other, family }) => {
        const [maker = '', called = ''] = other.split('/');
        return [first(called), first(family), plain(maker)].some((word) => said.includes(word));
      });
    };
    const owners = Map.groupBy(
      models.flatMap((model) =>
        [...model.exact, ...model.variant, ...model.family_context, ...model.lineage_context].map(
          (row) => [row, model] as const,
        ),
      ),
      ([row]) => row,
    );
    fc.assert(
      fc.property(ids, (id) => {
        const { variant, family_context, lineage_context } = relateModel(id, index);
        for (const row of [...variant, ...family_context, ...lineage_context])
          expect(
            owners.get(row)?.some(([, model]) => isNamed(id, model)),
            `${id} -> ${row}`,
          ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('is quick with 2,500 models', () => {
  const many = Array.from({ length: 10 }, (_, copy) =>
    models.map((model) => ({ ...model, id: copy ? `${model.id}-${copy}` : model.id })),
  ).flat();
  const began = performance.now();
  const names = indexNames(many);
  const built = performance.now() - began;
  const id = 'huihui-ai/DeepSeek-R1-Distill-Qwen-14B-abliterated-v2-GGUF';
  for (let call = 0; call < 1_000; call++) relateModel(id, names);
  const each = performance.now() - began - built;
  expect(many.length).toBeGreaterThan(2_500);
  expect(built).toBeLessThan(1_000);
  expect(each, 'microseconds each').toBeLessThan(1_000);
});
