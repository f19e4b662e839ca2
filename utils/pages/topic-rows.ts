import { ownBehaviours } from '../assess.ts';
import { coversTopic, isMeasuredIn } from '../assess-rows.ts';
import { assessTopic } from '../assess-topic.ts';
import type { TopicAssessment } from '../assess-types.ts';
import {
  type Behaviour,
  LANGUAGES,
  type Language,
  type MeasuredLanguage,
  type PromptLanguage,
  type Term,
  type Topic,
} from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { topicText } from '../wording/pill.ts';
import { setTitle, topicTitle } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';
import { hasRate } from './rate.ts';

/** One topic in the list of topics. */
export interface TopicRow {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  /** Title of the topic it is part of; empty: of none. */
  readonly parent: string;
  readonly terms: number;
  /** Models with a row of their own on it. */
  readonly models: number;
  /** All titles and terms, for the search. */
  readonly texts: readonly string[];
}

/** What is known of one model on one topic, language by language. */
export interface TopicModel {
  readonly id: string;
  readonly cells: readonly {
    readonly language: MeasuredLanguage;
    readonly level: TopicAssessment['level'];
    readonly text: string;
  }[];
  /** Languages it was tested in whose figures set no level. */
  readonly also: readonly string[];
}

export interface TopicPage extends TopicRow {
  readonly termsByLanguage: readonly { readonly language: Language; readonly terms: readonly Term[] }[];
  readonly tests: readonly { readonly id: string; readonly source: string; readonly title: string }[];
  readonly languages: readonly MeasuredLanguage[];
  readonly rows: readonly TopicModel[];
}

/** Rows of exact weights that say something on one topic: counted refusals, and documented observations. */
const isOn = (row: Behaviour, topic: string, knowledge: Knowledge): boolean =>
  (row.axis === 'documented' || (row.axis === 'refusal' && hasRate(row))) &&
  coversTopic(row, topic, knowledge);

const rowOf = (topic: Topic, knowledge: Knowledge, words: Words): TopicRow => {
  const on = knowledge.list.behaviours.filter((row) => isOn(row, topic.id, knowledge));
  return {
    id: topic.id,
    title: words.choose(topic.title),
    region: words.regionName(topic.region),
    parent: topic.parent ? topicTitle({ words, knowledge }, topic.parent) : '',
    terms: topic.terms.length,
    models: new Set(on.flatMap(({ models }) => models)).size,
    texts: [topic.id, ...Object.values(topic.title), ...topic.terms.map(({ text }) => text)],
  };
};

/** Every topic of the list: those that most models were measured on first. */
export const topicRows = (knowledge: Knowledge, words: Words): readonly TopicRow[] =>
  knowledge.list.topics
    .map((topic) => rowOf(topic, knowledge, words))
    .sort((a, b) => b.models - a.models || a.title.localeCompare(b.title, words.language));

function modelOn(
  id: string,
  topic: string,
  languages: readonly MeasuredLanguage[],
  knowledge: Knowledge,
  words: Words,
) {
  const own = ownBehaviours(id, knowledge);
  const on = own.filter((row) => isOn(row, topic, knowledge));
  const cells = languages.flatMap((language) => {
    const assessed = assessTopic(topic, language as PromptLanguage, own, '', knowledge);
    if (assessed.basis === 'no-row') return [];
    return [{ language, level: assessed.level, text: topicText(words, knowledge, assessed) }];
  });
  const decided = new Set<MeasuredLanguage>(cells.map(({ language }) => language));
  const also = [...new Set(on.map(({ language }) => language))].filter((language) => !decided.has(language));
  return { id, cells, also: also.map(words.languageName) };
}

const cautions = ({ cells }: TopicModel): number => cells.filter(({ level }) => level === 'caution').length;

/** One topic with its terms, the tests that cover it, and every model that has rows on it. Null: the list has none such. */
export function topicPage(id: string, knowledge: Knowledge, words: Words): TopicPage | null {
  const topic = knowledge.topics.get(id);
  if (!topic) return null;
  const on = knowledge.list.behaviours.filter((row) => isOn(row, id, knowledge));
  const deciding = on.filter(
    (row) => row.axis === 'documented' || isMeasuredIn(row, row.language as PromptLanguage),
  );
  const languages = LANGUAGES.filter((one) => deciding.some(({ language }) => language === one));
  const sets = new Map(on.map((row) => [row.testSet, row]));
  const models = [...new Set(on.flatMap((row) => row.models))];
  return {
    ...rowOf(topic, knowledge, words),
    termsByLanguage: LANGUAGES.map((language) => ({
      language,
      terms: topic.terms.filter((term) => term.language === language),
    })).filter(({ terms }) => terms.length > 0),
    tests: [...sets.values()].map((row) => ({
      id: row.testSet,
      source: row.source,
      title: setTitle({ words, knowledge }, row),
    })),
    languages,
    rows: models
      .map((model) => modelOn(model, id, languages, knowledge, words))
      .sort((a, b) => cautions(b) - cautions(a) || (a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1)),
  };
}
