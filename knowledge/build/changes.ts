import { byText } from './format.ts';
import type { Entry, Kind, Snapshot } from './snapshot.ts';

const KINDS: readonly (readonly [kind: Kind, one: string])[] = [
  ['sources', 'source'],
  ['topics', 'topic'],
  ['groups', 'group'],
  ['models', 'model'],
  ['behaviours', 'behaviour'],
];

/** What else than its figures a record says: for a change that its line does not show. */
const REST: Readonly<Record<Kind, string>> = {
  sources: 'what is said of it',
  topics: 'other terms, as many, or its rules',
  groups: 'other terms, as many',
  models: 'other links, as many, or its note',
  behaviours: 'not its figures: models, judge, host, dates or note',
};

/**
 * What was added, changed and withdrawn between two lists, in words, one line each. Empty when nothing was.
 *
 * @example 'behaviour changed: speechmap/qwen3-32b/china/en: 18 of 50 not answered (before: 17 of 50 not answered)'
 */
export function describeChanges(before: Snapshot, after: Snapshot): string[] {
  return KINDS.flatMap(([kind, one]) =>
    idsOf(before[kind], after[kind]).flatMap((id) => {
      const line = change(before[kind][id], after[kind][id], REST[kind]);
      return line === null ? [] : `${one} ${line[0]}: ${id}: ${line[1]}`;
    }),
  );
}

type Verb = 'added' | 'changed' | 'withdrawn';
function change(was: Entry | undefined, is: Entry | undefined, rest: string): [Verb, string] | null {
  if (!was) return ['added', is?.[0] ?? ''];
  if (!is) return ['withdrawn', was[0]];
  if (was[1] === is[1]) return null;
  return ['changed', was[0] === is[0] ? rest : `${is[0]} (before: ${was[0]})`];
}

const idsOf = (...records: readonly Record<string, Entry>[]): string[] =>
  [...new Set(records.flatMap((record) => Object.keys(record)))].sort(byText);
