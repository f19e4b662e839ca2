import type { Generation, Model } from '../types.ts';

/** The router's id: an alias that picks one of the other models for each message. */
export const ROUTER_ID = 'omni';

/** What the offered models can do, in the page's order. `provider` is who serves the model here; empty: the stream names none. */
const CATALOGUE: readonly { id: string; provider: string; reasons?: boolean; tools?: boolean }[] = [
  { id: 'moonshotai/Kimi-K2.6', provider: 'novita', tools: true },
  { id: 'zai-org/GLM-4.6', provider: 'zai-org', reasons: true, tools: true },
  { id: 'deepseek-ai/DeepSeek-V3.1', provider: 'fireworks-ai', tools: true },
  { id: 'deepseek-ai/DeepSeek-R1-0528', provider: 'novita', reasons: true },
  { id: 'Qwen/Qwen3-235B-A22B-Instruct-2507', provider: 'together', tools: true },
  { id: 'Qwen/Qwen2.5-72B-Instruct', provider: 'nebius' },
  { id: 'Qwen/QwQ-32B', provider: '', reasons: true },
  { id: 'meta-llama/Llama-3.3-70B-Instruct', provider: 'groq', tools: true },
  { id: 'openai/gpt-oss-120b', provider: 'cerebras', reasons: true, tools: true },
];

/** The offered models as the page's API lists them: the router first where there is one. */
export function offeredModels(generation: Generation, withdrawn: ReadonlySet<string>): Model[] {
  const models = CATALOGUE.filter(({ id }) => !withdrawn.has(id)).map(
    ({ id, reasons = false, tools = false }): Model => ({
      id,
      name: id,
      displayName: id,
      description: `${lastSegment(id)}, served by the stand-in page from scripts.`,
      isRouter: false,
      multimodal: false,
      supportsTools: tools,
      supportsReasoning: reasons,
      unlisted: false,
    }),
  );
  return generation === 'A' ? models : [router(), ...models];
}

export function providerOf(modelId: string): string {
  return CATALOGUE.find(({ id }) => id === modelId)?.provider ?? '';
}

export function lastSegment(modelId: string): string {
  return modelId.slice(modelId.lastIndexOf('/') + 1);
}

function router(): Model {
  return {
    id: ROUTER_ID,
    name: ROUTER_ID,
    displayName: 'Omni',
    description: 'Picks a model for each message.',
    isRouter: true,
    multimodal: true,
    supportsTools: true,
    supportsReasoning: false,
    unlisted: false,
  };
}
