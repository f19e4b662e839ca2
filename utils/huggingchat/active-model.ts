import { hubId } from './routes.ts';
import type { ActiveModel, Answer } from './types.ts';

/**
 * The model that would answer the next prompt.
 * @param id what the composer's line names, else the model the conversation is pinned to; empty when neither is known.
 * @param isRouter undefined while the page's model list has not come.
 * @returns undefined when it is too early to say.
 */
export function activeModelOf(
  id: string,
  isRouter: boolean | undefined,
  answers: readonly Answer[],
): ActiveModel | undefined {
  if (id === '') return { kind: 'unknown' };
  if (isRouter === undefined) return undefined;
  if (isRouter) return { kind: 'router', seen: modelsSeen(answers) };
  const model = hubId(id);
  return model ? { kind: 'model', id: model } : { kind: 'unknown' };
}

/** Hub ids that answered, in order of first use. */
export function modelsSeen(answers: readonly Answer[]): readonly string[] {
  return [...new Set(answers.map((answer) => answer.model.id))].filter((id) => id !== '');
}

export function isSameActiveModel(a: ActiveModel | undefined, b: ActiveModel): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
