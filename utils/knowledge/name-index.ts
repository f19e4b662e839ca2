import { isCheckpoint, isTelling, readModelName, seriesOf, stemOf } from './model-name.ts';
import type { Model } from './types.ts';

/** A listed model that a run of tokens names. */
export interface Named {
  readonly model: Model;
  /** `whole`: its whole name. `untuned`: without its mode, as base weights are called. `undated`: without its date. */
  readonly as: 'whole' | 'untuned' | 'undated';
}

/** The names of the list's models, to recognise strangers by. Built once per list. */
export interface NameIndex {
  /** By tokens, joined with a space. */
  readonly names: ReadonlyMap<string, readonly Named[]>;
  readonly series: ReadonlyMap<string, readonly Model[]>;
  readonly families: ReadonlyMap<string, readonly Model[]>;
  /** Developers by organisation, in lower case. */
  readonly makers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tokens of the longest name. */
  readonly longest: number;
}

export const familyKey = ({ developer, family }: Model): string => `${developer}\n${family}`;

/** `org/name` in two; the organisation in lower case, empty where there is none. */
export function splitId(id: string): { org: string; name: string } {
  const slash = id.indexOf('/');
  return { org: id.slice(0, Math.max(slash, 0)).toLowerCase(), name: id.slice(slash + 1) };
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

export function indexNames(models: readonly Model[]): NameIndex {
  const names = new Map<string, Named[]>();
  const series = new Map<string, Model[]>();
  const families = new Map<string, Model[]>();
  const makers = new Map<string, Set<string>>();
  let longest = 0;
  for (const model of models) {
    const { org, name } = splitId(model.id);
    // The router is no model, and names no relative.
    if (org === '') continue;
    const tokens = readModelName(name);
    const stem = stemOf(tokens);
    add(names, tokens.join(' '), { model, as: 'whole' });
    if (stem.length < tokens.length && stem.some((token) => /\d/.test(token)) && isTelling(stem))
      add(names, stem.join(' '), {
        model,
        as: tokens.slice(stem.length).some(isCheckpoint) ? 'undated' : 'untuned',
      });
    add(series, seriesOf(tokens).join(' '), model);
    add(families, familyKey(model), model);
    makers.set(org, (makers.get(org) ?? new Set()).add(model.developer));
    longest = Math.max(longest, tokens.length);
  }
  return { names, series, families, makers, longest };
}
