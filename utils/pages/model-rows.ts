import { ownBehaviours } from '../assess.ts';
import { profileModel } from '../assess-model.ts';
import type { ModelProfile } from '../assess-types.ts';
import { wilsonInterval } from '../knowledge/rates.ts';
import {
  type Behaviour,
  LANGUAGES,
  type MeasuredLanguage,
  type Model,
  type ModelStatus,
} from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { profileText } from '../wording/mark-words.ts';
import type { Words } from '../wording/words.ts';
import { hasRate, type Rate, rateOf, sceneOf } from './rate.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Languages that have a place of their own in every row of the list of models. */
export const SHOWN_LANGUAGES = ['en', 'zh-Hans'] as const;

/** How much there is on exactly these weights; `related`: rows of relatives, which are none of its own. */
export interface Evidence {
  /** Answers to open requests that were judged, over all tests; a measure of work, not a rate. */
  readonly judged: number;
  readonly tests: number;
  readonly choice: number;
  readonly documented: number;
  /** Omission, framing, background and second-hand rows. */
  readonly other: number;
  readonly related: number;
}

/** One model in the list. */
export interface ModelRow {
  readonly id: string;
  readonly org: string;
  readonly name: string;
  readonly developer: string;
  readonly status: ModelStatus;
  readonly level: ModelProfile['level'];
  readonly verdict: Verdict;
  /** What is known over all topics and languages, in one line. */
  readonly text: string;
  /** The test that tells most in each of {@link SHOWN_LANGUAGES}; null: not measured. */
  readonly rates: readonly (Rate | null)[];
  /** Further languages it was tested in. */
  readonly otherLanguages: readonly string[];
  readonly evidence: Evidence;
}

export type ModelOrder = 'evidence' | 'name';

function evidenceOf(
  { variant, family_context, lineage_context }: Model,
  own: readonly Behaviour[],
): Evidence {
  const refusal = own.filter((row) => row.axis === 'refusal' && hasRate(row));
  const choice = own.filter((row) => row.axis === 'choice' && hasRate(row)).length;
  const documented = own.filter(({ axis }) => axis === 'documented').length;
  return {
    judged: refusal.reduce((sum, { count }) => sum + (count?.judged ?? 0), 0),
    tests: new Set(refusal.map(({ testSet }) => testSet)).size,
    choice,
    documented,
    other: own.length - refusal.length - choice - documented,
    related: variant.length + family_context.length + lineage_context.length,
  };
}

/**
 * The test that tells most: those on listed topics first, then the one with most left unanswered for sure, then the
 * largest. Tests are never put together.
 *
 * @param region only tests on subjects of this region
 */
export function telling(
  own: readonly Behaviour[],
  knowledge: Knowledge,
  language: MeasuredLanguage,
  region?: string,
): Behaviour | undefined {
  const onTopics = ({ testSet }: Behaviour) =>
    Number((knowledge.testSets.get(testSet)?.topics.length ?? 0) > 0);
  return own
    .filter((row) => row.axis === 'refusal' && row.language === language && hasRate(row))
    .filter(({ testSet }) => region === undefined || knowledge.testSets.get(testSet)?.region === region)
    .map((row) => ({ row, low: row.count ? wilsonInterval(row.count).low : 0 }))
    .sort(
      (a, b) =>
        onTopics(b.row) - onTopics(a.row) ||
        b.low - a.low ||
        (b.row.count?.judged ?? 0) - (a.row.count?.judged ?? 0) ||
        (a.row.id < b.row.id ? -1 : 1),
    )[0]?.row;
}

const place = (language: MeasuredLanguage): number =>
  (LANGUAGES as readonly string[]).indexOf(language) >>> 0;

function otherLanguages(own: readonly Behaviour[], words: Words): readonly string[] {
  const tested = own.filter((row) => row.axis === 'refusal' && hasRate(row)).map(({ language }) => language);
  return [...new Set(tested)]
    .filter((language) => !(SHOWN_LANGUAGES as readonly string[]).includes(language))
    .sort((a, b) => place(a) - place(b))
    .map(words.languageName);
}

/** One model of the list at a glance. */
export function modelRow(model: Model, knowledge: Knowledge, words: Words): ModelRow {
  const scene = sceneOf(words, knowledge);
  const { id, developer, status } = model;
  const own = ownBehaviours(id, knowledge);
  const profile = profileModel(id, knowledge);
  const slash = id.indexOf('/');
  return {
    id,
    org: id.slice(0, Math.max(0, slash)),
    name: id.slice(slash + 1),
    developer,
    status,
    level: profile.level,
    verdict: verdictOf(profile.level, own),
    text: profileText(words, knowledge, id, profile),
    rates: SHOWN_LANGUAGES.map((language) => {
      const row = telling(own, knowledge, language);
      return row && hasRate(row) ? rateOf(scene, row) : null;
    }),
    otherLanguages: otherLanguages(own, words),
    evidence: evidenceOf(model, own),
  };
}

/** Every model of the list in force, most measured first. */
export function modelRows(knowledge: Knowledge, words: Words): readonly ModelRow[] {
  const rows = knowledge.list.models.map((model) => modelRow(model, knowledge, words));
  return orderModels(rows, 'evidence');
}

const byName = (a: ModelRow, b: ModelRow): number =>
  compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function orderModels(rows: readonly ModelRow[], order: ModelOrder): readonly ModelRow[] {
  if (order === 'name') return [...rows].sort(byName);
  const most = ['judged', 'choice', 'documented', 'other', 'related'] as const;
  return [...rows].sort((a, b) => {
    const differs = most.find((kind) => a.evidence[kind] !== b.evidence[kind]);
    return differs ? b.evidence[differs] - a.evidence[differs] : byName(a, b);
  });
}
