import { describe, expect, it } from 'vitest';
import { indexModels, isRouter, resolveModel } from './resolve-model.ts';
import type { Model } from './types.ts';

const model = (id: string): Model => ({
  id,
  developer: 'x',
  family: 'x',
  lineage: null,
  status: 'current',
  note: '',
  exact: [],
  variant: [],
  family_context: [],
  lineage_context: [],
});
const index = indexModels(['Qwen/QwQ-32B', 'microsoft/Phi-4', 'microsoft/phi-4', 'omni'].map(model));

describe('resolveModel', () => {
  it.each([
    ['Qwen/QwQ-32B', 'Qwen/QwQ-32B'],
    ['qwen/qwq-32b', 'Qwen/QwQ-32B'],
    ['Qwen/QwQ-32B:together', 'Qwen/QwQ-32B'],
    [' Qwen/QwQ-32B ', 'Qwen/QwQ-32B'],
    ['microsoft/phi-4', 'microsoft/phi-4'],
    ['microsoft/Phi-4', 'microsoft/Phi-4'],
    ['MICROSOFT/PHI-4', 'microsoft/Phi-4'],
  ])('%j is %s', (id, expected) => {
    expect(resolveModel(id, index)?.id).toBe(expected);
  });

  it.each([
    '',
    'Qwen/QwQ-32B-Preview',
    'Qwen/QwQ-32B-FP8',
    'QwQ-32B',
    'omni',
    'Omni',
    'constructor',
    '__proto__',
  ])('%j is nobody in the list', (id) => {
    expect(resolveModel(id, index)).toBeNull();
  });

  it('tells the router from models', () => {
    expect(['omni', 'Omni', 'omni:auto'].every(isRouter)).toBe(true);
    expect(['', 'omni/omni', 'Qwen/QwQ-32B'].some(isRouter)).toBe(false);
  });
});
