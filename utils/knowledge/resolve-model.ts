import { indexNames, type NameIndex } from './name-index.ts';
import { NO_RELATIVES, type Relatives, relateModel } from './relate-model.ts';
import type { Model } from './types.ts';

export interface ModelIndex {
  readonly exact: ReadonlyMap<string, Model>;
  /** By lower-cased id; the first in the list where two ids differ by case only. */
  readonly folded: ReadonlyMap<string, Model>;
  /** For strangers only, so made when the first one comes. */
  names(): NameIndex;
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
  let names: NameIndex | undefined;
  return {
    exact,
    folded,
    names: () => {
      names ??= indexNames(models);
      return names;
    },
  };
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

/**
 * What is known of a model's relatives: as the list says it, or, for a model that the list does not have, as its name
 * tells. Context in a card, never a level; `byName` says which of the two it is.
 */
export function relativesOf(id: string, index: ModelIndex): Relatives & { readonly byName: boolean } {
  const model = resolveModel(id, index);
  if (model) return { ...pickRelatives(model), byName: false };
  if (isRouter(id)) return { ...NO_RELATIVES, byName: false };
  return { ...relateModel(bareModelId(id), index.names()), byName: true };
}

const pickRelatives = ({ variant, family_context, lineage_context }: Model): Relatives => ({
  variant,
  family_context,
  lineage_context,
});
