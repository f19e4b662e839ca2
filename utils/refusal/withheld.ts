import { foldText } from './fold.ts';
import type { Why } from './types.ts';

/** Characters of the reasoning and of the answer that are compared. */
const READ = 8000;
/** Fewer facts than this may be chance. */
const ENOUGH = 3;
const SHOWN = 6;
/** Years and larger numbers; capitalised names inside a sentence; Chinese and Japanese book and event marks. */
const FACTS =
  /(?<![\p{Script=Latin}\p{N}])\d{2,}(?:[.,]\d+)*(?![\p{Script=Latin}\p{N}])|(?<=[\p{Ll},;] )\p{Lu}[\p{L}'’-]{3,}(?: \p{Lu}[\p{L}'’-]{2,})*|[《「『“][^《》「」『』“”\n]{2,20}[》」』”]/gu;
/** Capitalised words of every reasoning that are no facts. */
const NOISE =
  /^(?:the|this|that|they|there|okay|but|however|also|first|user|users|assistant|openai|chatgpt|llama|qwen|deepseek|chinese|china|english|policy|guidelines?|i'm|let|maybe|alternatively|wait|since|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/**
 * Facts that the reasoning names and the answer does not: numbers, names, titles. Those of the prompt are nobody's
 * secret and do not count. @returns null where there are too few to speak of
 */
export function findWithheld(answer: string, prompt: string, reasoning: string): Why | null {
  const known = `${foldText(answer.slice(0, READ))} ${foldText(prompt.slice(0, READ))}`;
  const facts = new Map<string, string>();
  for (const [fact] of reasoning.slice(0, READ).matchAll(FACTS)) {
    const plain = foldText(fact.replace(/[《》「」『』“”]/g, '')).trim();
    if (plain.length < 2 || NOISE.test(plain) || known.includes(plain) || facts.has(plain)) continue;
    facts.set(plain, fact);
  }
  if (facts.size < ENOUGH) return null;
  return { code: 'reasoning-knows', span: [...facts.values()].slice(0, SHOWN).join(' · ') };
}
