import type { Knowledge } from '../knowledge/knowledge.ts';
import { resolveModel } from '../knowledge/resolve-model.ts';
import type { Model, PromptLanguage } from '../knowledge/types.ts';
import type { Words } from './words.ts';

/** What every view needs to put a row of the list into words. */
export interface Scene {
  readonly words: Words;
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Hub id; empty when unknown. */
  readonly model: string;
  /** Provider of the answer; empty when unknown or when no answer is looked at. */
  readonly provider: string;
  /** Language of the prompt; `und` when no prompt is looked at. */
  readonly language: PromptLanguage;
}

export const modelOf = ({ knowledge, model }: Scene): Model | null => resolveModel(model, knowledge.models);

/** The model as readers call it: the id without its organisation. */
export const shortName = (id: string): string => id.slice(id.indexOf('/') + 1);

/** The first `https:` URL in a text that may hold several, or none. */
export function firstLink(text: string): string | undefined {
  const found = text.match(/https:\/\/[^\s;,)]+/)?.[0];
  return found && URL.canParse(found) ? found : undefined;
}
