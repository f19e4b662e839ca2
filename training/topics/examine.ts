import type { TopicSource } from '../../knowledge/topic-source.ts';
import { textValue } from '../../utils/topics/classifier.ts';
import { createFoundFeatures } from '../../utils/topics/found-features.ts';
import { createLexicon } from '../../utils/topics/lexicon.ts';
import { createMatcher, type TopicMatch } from '../../utils/topics/matcher.ts';
import { type Names, withNames } from '../../utils/topics/names.ts';
import { readPrompt } from '../../utils/topics/reading.ts';
import { visitText } from '../../utils/topics/text-features.ts';
import type { Row } from './rows.ts';

/** A row with its features, and what terms alone make of its text. */
export interface Example extends Row {
  /** Features of the text, each once. */
  readonly words: Int32Array;
  /** What each of them counts. */
  readonly value: number;
  /** Features of what the terms found. */
  readonly found: Int32Array;
  readonly matches: readonly TopicMatch[];
}

/** Builds the indexes of the list's terms once, to examine rows with. */
export function createExaminer(source: TopicSource, names: Names): (row: Row) => Example {
  const topics = withNames(source.topics, names);
  const lexicon = createLexicon(topics, source.anchors);
  const match = createMatcher(topics, lexicon);
  const foundFeatures = createFoundFeatures(lexicon);
  return (row) => {
    const reading = readPrompt(lexicon, row.text);
    const matches = match(reading);
    const features = new Set<number>();
    const count = visitText(reading.text, (feature) => features.add(feature));
    return {
      ...row,
      words: Int32Array.from(features),
      value: textValue(count),
      found: Int32Array.from(foundFeatures(reading, matches)),
      matches,
    };
  };
}
