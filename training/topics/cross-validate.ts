import type { Topic } from '../../utils/knowledge/types.ts';
import type { ClassifierData } from '../../utils/topics/classifier.ts';
import type { Example } from './examine.ts';
import { type Thresholds, train } from './model.ts';
import type { Row } from './rows.ts';

export const FOLDS = 5;

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * Rows of one kind and number share a fold in all languages: their authors often went through the same subjects in
 * the same order, and a translation must not be learnt from.
 */
export function foldOf({ id, language }: Row): number {
  const rest = id.startsWith(`${language}-`) ? id.slice(language.length + 1) : id;
  return hash(rest.replace(/\d+$/, (digits) => String(Number(digits)))) % FOLDS;
}

/** Each fold's classifier, learnt from the other folds, with the fold's rows. */
export function* crossValidate(
  examples: readonly Example[],
  topics: readonly Topic[],
  thresholds: Thresholds,
  folds = FOLDS,
): Generator<{ readonly data: ClassifierData; readonly left: readonly Example[] }> {
  for (let fold = 0; fold < folds; fold++)
    yield {
      data: train(
        examples.filter((example) => foldOf(example) !== fold),
        topics,
        thresholds,
      ),
      left: examples.filter((example) => foldOf(example) === fold),
    };
}
