import {
  isBase,
  isCheckpoint,
  isDerived,
  isMode,
  isOtherKind,
  isSize,
  isTelling,
  readModelName,
  seriesOf,
} from './model-name.ts';
import { familyKey, type Named, type NameIndex, splitId } from './name-index.ts';
import type { Model } from './types.ts';

/** Behaviour ids that are context for a model and none of its own. */
export type Relatives = Pick<Model, 'variant' | 'family_context' | 'lineage_context'>;
type Link = keyof Relatives;

export const NO_RELATIVES: Relatives = { variant: [], family_context: [], lineage_context: [] };

/** Behind a series these make another one: `qwen3 vl` is not `qwen3`. */
const OTHER_SERIES = /^(?:vl|vision|coder|code|math|omni|next|pro|max|plus|flash|air)$/;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly named: readonly Named[];
}

/**
 * What the name of a model that is not in the list tells of its relatives: an altered build of listed weights
 * (`-AWQ`, another organisation's upload), a sibling (another date, size or mode), or something made from them
 * (a distill, a merge, a fine-tune), or that they were made from. A name is a claim of whoever chose it: good for
 * context beside "not measured", never for a level. Pure; never throws.
 *
 * @param id bare Hub id that the list does not have
 */
export function relateModel(id: string, index: NameIndex): Relatives {
  const { org, name } = withoutPrefix(splitId(id), index);
  if (org === '') return NO_RELATIVES;
  const tokens = readModelName(name);
  const makers = index.makers.get(org);
  const isMaker = ({ developer }: Model): boolean => makers?.has(developer) === true;

  const twins = named(tokens, index, isMaker).filter(({ as }) => as === 'whole');
  if (twins.length > 0) return collect(twins.flatMap(({ model }) => ofTwin(model)));
  if (tokens.some(isOtherKind)) return NO_RELATIVES;
  const spans = findSpans(tokens, index, isMaker);
  const extras = tokens.filter((_, place) => !spans.some(({ from, to }) => place >= from && place < to));
  const merged = spans.length > 1;
  return collect([
    ...spans.flatMap((span) =>
      span.named.flatMap((one) => ofRelated(one.model, linkOf(one, extras, merged, isMaker(one.model)))),
    ),
    ...ofOwnSeries(tokens, index, isMaker),
    ...(spans.length === 0 ? ofOtherSeries(tokens, index) : []),
  ]);
}

/** Repackagers put the maker before the name: `bartowski/google_gemma-3-27b-it-GGUF`. */
function withoutPrefix(id: { org: string; name: string }, { makers }: NameIndex) {
  const end = id.name.indexOf('_');
  return end > 0 && makers.has(id.name.slice(0, end).toLowerCase())
    ? { ...id, name: id.name.slice(end + 1) }
    : id;
}

/** Listed models that these tokens name; under another organisation only where they tell enough. */
function named(
  tokens: readonly string[],
  { names }: NameIndex,
  isMaker: (model: Model) => boolean,
): readonly Named[] {
  const found = names.get(tokens.join(' ')) ?? [];
  const whole = found.filter(({ as }) => as === 'whole');
  const closest = whole.length > 0 ? whole : found;
  return isTelling(tokens) ? closest : closest.filter(({ model }) => isMaker(model));
}

/** The longest names in the tokens, from the left, none within another. */
function findSpans(
  tokens: readonly string[],
  index: NameIndex,
  isMaker: (model: Model) => boolean,
): readonly Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < tokens.length; from++)
    for (let to = Math.min(tokens.length, from + index.longest); to > from; to--) {
      const found = named(tokens.slice(from, to), index, isMaker);
      if (found.length === 0) continue;
      spans.push({ from, to, named: found });
      from = to - 1;
      break;
    }
  return spans;
}

/** @param extras what the stranger's name says beside the names of listed models */
function linkOf({ as }: Named, extras: readonly string[], merged: boolean, isMaker: boolean): Link {
  if (as === 'undated') return 'family_context';
  if (merged || extras.some(isDerived) || extras.some(isBase)) return 'lineage_context';
  // Named without its mode: the base weights, if nothing else is said.
  if (extras.length === 0) return 'lineage_context';
  const sibling = extras.every((token) => isMode(token) || isCheckpoint(token));
  return isMaker || sibling ? 'family_context' : 'lineage_context';
}

type Linked = readonly [Link, readonly string[]];

/** The same weights, packed otherwise: all that is known of them is known of an altered build. */
const ofTwin = (model: Model): Linked[] => [
  ['variant', [...model.exact, ...model.variant]],
  ['family_context', model.family_context],
  ['lineage_context', model.lineage_context],
];

function ofRelated(model: Model, link: Link): Linked[] {
  const own = [...model.exact, ...model.variant];
  if (link === 'family_context')
    return [
      [link, own],
      [link, model.family_context],
    ];
  return [
    [link, own],
    [link, model.lineage_context],
    // Where nothing was measured of the ancestor itself, its siblings are the nearest.
    ['family_context', own.length === 0 ? model.family_context : []],
  ];
}

const sizesOf = (tokens: readonly string[]): string => tokens.filter(isSize).sort().join(' ');
const datesOf = (tokens: readonly string[]): string => tokens.filter(isCheckpoint).join(' ');

/** All that was measured in the families of these models, by their own makers. */
const ofFamilies = (models: readonly Model[], { families }: NameIndex): Linked[] =>
  [...new Set(models.map(familyKey))].flatMap((family) =>
    (families.get(family) ?? []).map(({ exact }): Linked => ['family_context', exact]),
  );

/** The maker's other models of the series; those of the same date, where there are some. */
function ofOwnSeries(
  tokens: readonly string[],
  index: NameIndex,
  isMaker: (model: Model) => boolean,
): Linked[] {
  const models = (index.series.get(seriesOf(tokens).join(' ')) ?? []).filter(isMaker);
  const dated = models.filter((model) => datesOf(tokensOf(model)) === datesOf(tokens));
  return ofFamilies(dated.length > 0 ? dated : models, index);
}

/** Another organisation's work on a series: on the model of that size, where it is listed, else on the family. */
function ofOtherSeries(tokens: readonly string[], index: NameIndex): Linked[] {
  const models = longestSeries(tokens, index);
  const sizes = sizesOf(tokens);
  const ancestors = models.filter((model) => sizes !== '' && sizesOf(tokensOf(model)) === sizes);
  return ancestors.length > 0
    ? ancestors.flatMap((model) => ofRelated(model, 'lineage_context'))
    : ofFamilies(models, index);
}

const tokensOf = ({ id }: Model): readonly string[] => readModelName(splitId(id).name);

/** Models of the longest series that the tokens hold. */
function longestSeries(tokens: readonly string[], { series, longest }: NameIndex): readonly Model[] {
  for (let length = Math.min(longest, tokens.length); length > 0; length--)
    for (let from = 0; from + length <= tokens.length; from++) {
      const run = tokens.slice(from, from + length);
      const models = isTelling(run) && series.get(run.join(' '));
      if (models) return OTHER_SERIES.test(tokens[from + length] ?? '') ? [] : models;
    }
  return [];
}

/** Each row once, under the closest of its links. */
function collect(linked: readonly Linked[]): Relatives {
  const seen = new Set<string>();
  const take = (link: Link): string[] =>
    [...new Set(linked.filter(([kind]) => kind === link).flatMap(([, ids]) => ids))].filter((id) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
  const variant = take('variant');
  const lineage_context = take('lineage_context');
  return { variant, lineage_context, family_context: take('family_context') };
}
