import type { Run } from '../badge/view.ts';
import type { Behaviour, PromptLanguage } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
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

/** The items of `ids` that `map` holds, in the order of `ids`. */
export const pick = <T>(map: ReadonlyMap<string, T>, ids: readonly string[]): T[] =>
  ids.flatMap((id) => map.get(id) ?? []);

/** The model as readers call it: the id without its organisation. */
export const shortName = (id: string): string => id.slice(id.indexOf('/') + 1);

/** A text of the list, which is in English whatever the interface speaks. */
export const english = (text: string): Run => ({ text, lang: 'en' });

/**
 * A text of the list in the interface's words, where there are some for texts of its kind: `60 of 60 right letters` is
 * the message `n_of_n_right_letters` with two numbers.
 * @param say gives the empty string for an id without words
 */
export function phrase(text: string, say: (id: string, ...numbers: string[]) => string): string {
  const numbers: string[] = [];
  const kind = text.replace(/[+−]?\d+(?:\.\d+)?/g, (number) => {
    numbers.push(number);
    return 'n';
  });
  const id =
    kind
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.join('_') ?? '';
  return say(id, ...numbers);
}

/** What the row's test set asks, in words: "requests critical of China's government". */
export const setTitle = ({ words, knowledge }: Pick<Scene, 'words' | 'knowledge'>, row: Behaviour): string =>
  words.of('set', row.testSet) || (knowledge.testSets.get(row.testSet)?.title ?? row.testSet);

export const topicTitle = ({ words, knowledge }: Pick<Scene, 'words' | 'knowledge'>, id: string): string =>
  words.choose(knowledge.topics.get(id)?.title ?? { en: id });

/** "Unsaid's list 12 of Nov 23, 2026." */
export const listLine = ({ t, dates }: Words, { list }: Knowledge): string =>
  t('list_version', list.version, dates(list.generated, ''));
