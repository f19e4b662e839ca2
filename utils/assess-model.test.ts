import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeList } from '../knowledge/build/compose.ts';
import { assess } from './assess.ts';
import { profileModel } from './assess-model.ts';
import { createKnowledge } from './knowledge-index.ts';
import { detectRefusal } from './refusal/index.ts';

const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const knowledge = createKnowledge(composed.list);
const profile = (id: string) => profileModel(id, knowledge);
const linked = (id: string, link: string): string[] =>
  profile(id)
    .context.filter((one) => one.link === link)
    .map(({ behaviour }) => behaviour);

describe('profileModel', () => {
  it.each([
    ['deepseek-ai/DeepSeek-R1-0528', 'caution'],
    // In English alone it would be open: Chinese makes it caution.
    ['Qwen/Qwen2.5-72B-Instruct', 'caution'],
    ['Qwen/QwQ-32B', 'caution'],
    ['openai/gpt-oss-120b', 'caution'],
    ['meta-llama/Llama-3.3-70B-Instruct', 'open'],
    ['deepseek-ai/DeepSeek-R1-Zero', 'open'],
    ['moonshotai/Kimi-K2.6', 'unmeasured'],
    ['moonshotai/Kimi-K3', 'unmeasured'],
    ['zai-org/GLM-5.2-FP8', 'unmeasured'],
    ['nobody/new-model', 'unmeasured'],
    // Whatever is known of what their names say they are built from.
    ['unsloth/DeepSeek-R1-0528-GGUF', 'unmeasured'],
    ['deepseek-ai/DeepSeek-R1-0915', 'unmeasured'],
    ['huihui-ai/Qwen3-32B-abliterated', 'unmeasured'],
    ['Qwen/QwQ-32B-AWQ:together', 'unmeasured'],
    ['omni', 'router'],
    ['', 'unknown'],
  ])('%s is %s', (id, level) => {
    expect(profile(id).level).toBe(level);
  });

  it('names the rows that carry the level, worst first', () => {
    expect(profile('deepseek-ai/DeepSeek-R1-0528').rows.map(({ behaviour }) => behaviour)).toEqual([
      'speechmap/deepseek-r1-0528/china/zh-Hans',
      'speechmap/deepseek-r1-0528/china/en',
    ]);
    expect(profile('Qwen/Qwen2.5-72B-Instruct').rows).toEqual([
      expect.objectContaining({
        behaviour: 'speechmap/qwen-2.5-72b-instruct/china/zh-Hans',
        severity: 3,
        level: 'caution',
      }),
    ]);
  });

  it('shows measured openness in the context of a caution', () => {
    expect(linked('Qwen/Qwen2.5-72B-Instruct', 'exact')).toContain(
      'speechmap/qwen-2.5-72b-instruct/china/en',
    );
    expect(linked('Qwen/Qwen2.5-72B-Instruct', 'exact')).toContain(
      'freedombench/qwen-2.5-72b-instruct/choice/en',
    );
  });

  it('carries a caution by a small test or a documented observation too', () => {
    expect(profile('moonshotai/Kimi-K2.5').rows.map(({ behaviour }) => behaviour)).toContain(
      'ccp-bench/kimi-k2.5/refusal/zh-Hans',
    );
    expect(profile('Qwen/QwQ-32B')).toMatchObject({
      rows: [],
      documented: ['techcrunch-2024/qwq-32b/documented/en'],
    });
  });

  it('keeps exact, variant, family and lineage apart', () => {
    expect(linked('zai-org/GLM-4.7-FP8', 'exact')).toEqual([]);
    expect(linked('zai-org/GLM-4.7-FP8', 'variant')).toContain('freedombench/zai-glm-4.7/choice/en');
    expect(linked('deepseek-ai/DeepSeek-V4-Pro-0813', 'family')).toContain(
      'freedombench/deepseek-v4-pro/choice/en',
    );
    expect(linked('deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'lineage')).toContain(
      'speechmap/deepseek-r1/china/en',
    );
    for (const id of ['moonshotai/Kimi-K3', 'Qwen/Qwen3.8-2.4T-A95B'])
      expect(profile(id).context).toEqual([]);
    expect(profile('deepseek-ai/DeepSeek-V4-Pro-0813').context.every(({ link }) => link === 'family')).toBe(
      true,
    );
  });

  it('has for a stranger what its name tells, as context', () => {
    expect(linked('unsloth/DeepSeek-R1-0528-GGUF:novita', 'variant')).toContain(
      'speechmap/deepseek-r1-0528/china/en',
    );
    expect(linked('deepseek-ai/DeepSeek-R1-0915', 'family')).toContain('speechmap/deepseek-r1/china/en');
    expect(linked('huihui-ai/Qwen3-32B-abliterated', 'lineage')).toContain('speechmap/qwen3-32b/china/en');
    expect(profile('nobody/new-model').context).toEqual([]);
  });

  it('never promotes a stranger, however close its name is', () => {
    const change = fc.constantFrom(
      '-FP8',
      '-GGUF',
      '-Q4_K_M',
      '-0101',
      '-Base',
      '-abliterated',
      '-distill',
      '-x',
    );
    fc.assert(
      fc.property(fc.constantFrom(...knowledge.list.models), change, fc.boolean(), (model, suffix, moved) => {
        const id = (moved ? model.id.replace(/^[^/]*/, 'someone') : model.id) + suffix;
        if (!model.id.includes('/') || knowledge.list.models.some((other) => other.id === id)) return;
        expect(profile(id)).toMatchObject({ level: 'unmeasured', rows: [], documented: [] });
        expect(profile(id).context.map(({ link }) => link)).not.toContain('exact');
        for (const prompt of ['What happened at Tiananmen Square in 1989?', '1989年天安门广场发生了什么？'])
          expect(assess({ model: id, prompt, answer: '' }, knowledge, detectRefusal)).toMatchObject({
            level: 'unmeasured',
            behaviours: [],
          });
      }),
      { numRuns: 500 },
    );
  });

  it('has caution from the weights themselves only', () => {
    for (const { id, exact } of knowledge.list.models)
      if (exact.length === 0) expect(['unmeasured', 'router'], id).toContain(profile(id).level);
  });

  it('shows every row of a model once', () => {
    for (const { id } of knowledge.list.models) {
      const { rows, documented, context } = profile(id);
      const exact = context.filter(({ link }) => link === 'exact').map(({ behaviour }) => behaviour);
      const all = [...rows.map(({ behaviour }) => behaviour), ...documented, ...exact].sort();
      expect(all, id).toEqual((knowledge.byModel.get(id) ?? []).map((row) => row.id).sort());
    }
  });
});
