/*
 * Reads the name of a model (`Qwen3-32B-AWQ`) as people on the Hub write names: series, size, mode, checkpoint, and how
 * it was packed. Nothing here knows a model; the words are those that makers and repackagers use.
 */

/** More than any name has. */
const MOST_TOKENS = 24;
const BOUND = (pattern: string) => new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, 'g');

/** Quantisations that are written with separators of their own: `Q4_K_M`, `IQ4_XS`, `GPTQ-4b-128g`. */
const QUANT_PHRASE = BOUND(
  '(?:ud[-_])?i?q\\d(?:[-_](?:k|0|1|xxs|xs|s|m|l|nl))?(?:[-_](?:xxs|xs|s|m|l|xl))?|gptq[-_]\\d+b(?:it)?(?:[-_]\\d+g)?|q\\df\\d+(?:[-_]\\d)?',
);
/** `08-2024` is one checkpoint. */
const MONTH_YEAR = BOUND('(\\d\\d)[-_](20\\d\\d)');

/** How weights are packed, quantised or converted: no other weights than the original's. */
const PACKING =
  /^(?:fp(?:4|8|16|32)|bf16|f16|f32|nvfp4|mxfp[468]|nf4|u?int[248]|w\d{1,2}a\d{1,2}(?:kv\d+)?|\d(?:\.\d+)?bits?|\d(?:\.\d+)?bpw|quant|gguf|ggml|gptq|gptqmodel|awq|autoawq|exl[23]|eetq|hqq|aqlm|vptq|quip|marlin|mlx|dwq|bnb|bitsandbytes|autoround|onnx|openvino|ov|ct2|ctranslate2|coreml|mlc|tensorrt|trt|trtllm|rkllm|imatrix|i1|quants|quantized|quantised|sharded|safetensors|qat|e4m3|gs\d+|\d{2,3}g)$/;
/** Words about packing only at the end, beside others or by themselves. */
const PACKING_AT_END = /^(?:hf|turbo|dynamic|unsloth|ud|sym|block|tensor|channel)$/;

/** `32b`, `a22b`, `8x7b`, `0.6b`, `128e`, `e4b`. */
const SIZE = /^(?:\d+x)?a?e?\d+(?:\.\d+)?[bmte]$/;
/** `0528`, `2507`, `082024`, `20250101`, `v0.3`, `rc1`. */
const CHECKPOINT =
  /^(?:\d{4}|\d{6}|\d{8}|v\d+(?:\.\d+)?|rc\d*|preview|exp|experimental|terminus|beta|alpha)$/;
const MODE = /^(?:instruct|instruction|it|chat|thinking|think|thinker|reasoning|reasoner|non|nonthinking)$/;
/** Weights made from others: what a maker of the original would not call a sibling. */
const DERIVED =
  /^(?:distill|distilled|distillation|abliterated|abliteration|ablated|uncensored|unfiltered|derestricted|decensored|heretic|merge|merged|mergekit|slerp|ties|dare|frankenmerge|finetune|finetuned|ft|sft|dpo|orpo|kto|grpo|rlhf|lora|qlora|adapter|roleplay|rp|tuned)$/;
/** What came before the tuned weights. */
const BASE = /^(?:base|pt|pretrain|pretrained)$/;
/** Not models that one chats with; figures of a chat model say nothing of them. */
const OTHER_KIND =
  /^(?:embed|embedding|embeddings|reranker|rerank|reward|rm|prm|guard|guardian|shield|classifier|ocr|asr|tts|audio|speech|image|edit|diffusion|vae|clip|draft|eagle|eagle3|speculator|mtp)$/;

export const isSize = (token: string): boolean => SIZE.test(token);
export const isCheckpoint = (token: string): boolean => CHECKPOINT.test(token);
export const isMode = (token: string): boolean => MODE.test(token);
export const isDerived = (token: string): boolean => DERIVED.test(token);
export const isBase = (token: string): boolean => BASE.test(token);
export const isOtherKind = (token: string): boolean => OTHER_KIND.test(token);

/** `llama`, `3.1` -> `llama3.1`: makers and repackagers differ in where they put the dash. */
function glueVersions(parts: readonly string[]): string[] {
  const tokens: string[] = [];
  for (const part of parts) {
    const before = tokens.at(-1) ?? '';
    const isVersion = /^(?:[1-9]\d?|0)(?:\.\d+)*$/.test(part);
    if (isVersion && /^[a-z]{2,}$/.test(before) && !MODE.test(before) && !CHECKPOINT.test(before))
      tokens[tokens.length - 1] = before + part;
    else tokens.push(part);
  }
  return tokens;
}

/**
 * Everything in a name that tells weights apart, in order; how they are packed is left out.
 *
 * @param name the part of a Hub id behind the organisation
 * @example readModelName('Qwen3-32B-AWQ') // ['qwen3', '32b']
 */
export function readModelName(name: string): readonly string[] {
  const parts = name
    .toLowerCase()
    .replace(QUANT_PHRASE, 'quant')
    .replace(MONTH_YEAR, '$1$2')
    // `Llama-3_1` and `DeepSeekV3.1` as others write them.
    .replace(/(?<=\d)_(?=\d)/g, '.')
    .replace(/(?<=[a-z]{3})(?=v\d)/g, '-')
    .split(/[^a-z0-9.]+|(?<!\d)\.|\.(?!\d)/)
    .filter((part) => part !== '')
    .slice(0, MOST_TOKENS);
  // Meta's own names changed: `Meta-Llama-3.1` is `Llama-3.1`.
  if (parts[0] === 'meta' && parts[1]?.startsWith('llama')) parts.shift();
  const kept = parts.filter((part) => !PACKING.test(part));
  while (kept.length > 1 && PACKING_AT_END.test(kept.at(-1) ?? '')) kept.pop();
  return glueVersions(kept);
}

/** The tokens before the first size, mode or checkpoint: what the models of one family share. */
export function seriesOf(tokens: readonly string[]): readonly string[] {
  const end = tokens.findIndex(
    (token, place) => place > 0 && (isSize(token) || isMode(token) || isDate(token) || isBase(token)),
  );
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** A checkpoint that is a date; `v3` and `preview` may belong to a series. */
const isDate = (token: string): boolean => /^\d{4,8}$/.test(token);

/** Without modes and checkpoints at the end: `llama3.1-8b-instruct` -> `llama3.1-8b`. */
export function stemOf(tokens: readonly string[]): readonly string[] {
  let end = tokens.length;
  while (end > 1 && (isMode(tokens[end - 1] ?? '') || isCheckpoint(tokens[end - 1] ?? ''))) end--;
  return tokens.slice(0, end);
}

/** Whether a run of tokens is enough of a name to know it by under another organisation: `phi4`, not `mistral` or `r1`. */
export const isTelling = (tokens: readonly string[]): boolean =>
  tokens.length > 1 || /^(?=.{4}).*[a-z].*\d/.test(tokens[0] ?? '');
