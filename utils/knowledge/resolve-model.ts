import type { Model } from './types.ts';

export interface ModelIndex {
  readonly exact: ReadonlyMap<string, Model>;
  /** By lower-cased id; the first in the list where two ids differ by case only. */
  readonly folded: ReadonlyMap<string, Model>;
}

/** The router picks a model per answer and is none itself. */
const ROUTER_ID = 'omni';

export const isRouter = (id: string): boolean => bareModelId(id).toLowerCase() === ROUTER_ID;

/** `org/name:provider` -> `org/name`; white space around it goes. */
export function bareModelId(id: string): string {
  const trimmed = id.trim();
  const colon = trimmed.indexOf(':');
  return colon < 0 ? trimmed : trimmed.slice(0, colon);
}

export function indexModels(models: readonly Model[]): ModelIndex {
  const exact = new Map<string, Model>();
  const folded = new Map<string, Model>();
  for (const model of models) {
    exact.set(model.id, model);
    const key = model.id.toLowerCase();
    if (!folded.has(key)) folded.set(key, model);
  }
  return { exact, folded };
}

/**
 * The list's model for an id as the page gives it: exact id, else the same id in other case;
 * a `:provider` suffix is ignored. Never a guess: a build or a fine-tune of a known model is another model.
 *
 * @returns null for an id the list doesn't have, and for the router.
 */
export function resolveModel(id: string, index: ModelIndex): Model | null {
  if (isRouter(id)) return null;
  const bare = bareModelId(id);
  return index.exact.get(bare) ?? index.folded.get(bare.toLowerCase()) ?? null;
}
