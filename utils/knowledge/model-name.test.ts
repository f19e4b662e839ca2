import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModelName, seriesOf, stemOf } from './model-name.ts';

const tokens = (name: string): string => readModelName(name).join(' ');

describe('readModelName', () => {
  it.each([
    ['Qwen3-32B', 'qwen3 32b'],
    ['qwen-3-32b', 'qwen3 32b'],
    ['Qwen3-235B-A22B-Instruct-2507', 'qwen3 235b a22b instruct 2507'],
    ['Llama-3.1-70B-Instruct', 'llama3.1 70b instruct'],
    ['Meta-Llama-3.1-70B-Instruct', 'llama3.1 70b instruct'],
    ['Llama-3_1-Nemotron-Ultra-253B-v1', 'llama3.1 nemotron ultra 253b v1'],
    ['DeepSeekV3.1', 'deepseek v3.1'],
    ['DeepSeek-R1-0528', 'deepseek r1 0528'],
    ['c4ai-command-r-08-2024', 'c4ai command r 082024'],
    ['GLM-4.5V', 'glm 4.5v'],
    ['gemma-3-27b-it', 'gemma3 27b it'],
    ['phi-4', 'phi4'],
    ['openchat_3.5', 'openchat3.5'],
    ['', ''],
    ['...', ''],
  ])('%s is %s', (name, expected) => {
    expect(tokens(name)).toBe(expected);
  });

  it.each(
    [
      '-FP8 -fp8-dynamic -AWQ -GPTQ -GPTQ-Int4 -GPTQ-Int8 -GGUF -gguf -NVFP4 -MXFP4 -FP4 -bnb-4bit -unsloth-bnb-4bit',
      '-MLX-8bit -4bit -8bit -6bit -mlx-4Bit -Int4 -int8 -int4-AutoRound -w4a16 -quantized.w4a16 -quantized.w8a8',
      '-Turbo -hf -HF -bf16 -BF16 -FP16 -Q4_K_M -Q8_0 -IQ4_XS -UD-Q4_K_XL.gguf -i1-GGUF -4.0bpw-exl2 -exl3 -AWQ-INT4',
      '-GPTQ-4b-128g -qat-q4_0-gguf -onnx -OpenVINO -q4f16_1-MLC -HQQ -AWQ-4bit -sharded -dwq',
    ]
      .join(' ')
      .split(' '),
  )('%s is how it is packed, not what it is', (suffix) => {
    for (const name of ['Qwen3-32B', 'Llama-3.1-8B-Instruct', 'DeepSeek-R1-0528', 'gpt-oss-120b'])
      expect(tokens(name + suffix)).toBe(tokens(name));
  });

  it.each(['-0528', '-2507', '-Preview', '-Thinking', '-Coder', '-v2', '-abliterated', '-Base', '-128k'])(
    '%s makes other weights',
    (suffix) => expect(tokens(`Qwen3-32B${suffix}`)).not.toBe('qwen3 32b'),
  );

  it('knows what a series is, and a name without its mode', () => {
    expect(seriesOf(readModelName('Qwen2.5-VL-72B-Instruct'))).toEqual(['qwen2.5', 'vl']);
    expect(seriesOf(readModelName('DeepSeek-R1-0528'))).toEqual(['deepseek', 'r1']);
    expect(seriesOf(readModelName('70B'))).toEqual(['70b']);
    expect(stemOf(readModelName('Qwen3-4B-Instruct-2507'))).toEqual(['qwen3', '4b']);
    expect(stemOf(readModelName('QwQ-32B'))).toEqual(['qwq', '32b']);
  });

  it('reads any text, in short time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(readModelName(name).length).toBeLessThanOrEqual(24);
      }),
    );
    const began = performance.now();
    for (const unit of ['a', '1', '-', '_', 'q4_', '1_', 'v1', 'abcv1', '4b-', 'gptq-4b-'])
      tokens(unit.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
