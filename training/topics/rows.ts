import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TopicSource } from '../../knowledge/topic-source.ts';
import { createFinder } from '../../utils/knowledge/finder.ts';
import { detectLanguage } from '../../utils/knowledge/language.ts';
import { createMatcher, type Matcher, type TopicMatch } from '../../utils/knowledge/matcher.ts';
import { type Features, featuresOf } from '../../utils/knowledge/wording-features.ts';

/** A labelled prompt (tests/prompts/README.md). */
export interface Row {
  readonly id: string;
  readonly language: string;
  /** named, critical, paraphrased, obfuscated, follow-up: must match; near-miss, ordinary, control: see `topics`. */
  readonly kind: string;
  readonly text: string;
  readonly context?: readonly string[];
  /** Expected topics; empty: none. A control may match other topics, but none of region `cn`. */
  readonly topics: readonly string[];
}

/** A row with its features, and what terms alone make of its text. */
export interface Example extends Row {
  readonly features: Features;
  readonly matches: readonly TopicMatch[];
}

export const readRows = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);

function readFolder(folder: string, names: RegExp): Row[] {
  const files = readdirSync(folder).filter((name) => names.test(name));
  return files.sort().flatMap((name) => readRows(join(folder, name)));
}

/** Short sentences with their topics, from the tests of the terms. */
function readSentences(path: string): Row[] {
  const sentences = JSON.parse(readFileSync(path, 'utf8')) as { text: string; topics: string[] }[];
  return sentences.map(({ text, topics }, number) => ({
    id: `sentence-${number}`,
    language: detectLanguage(text),
    kind: topics.length > 0 ? 'named' : 'near-miss',
    text,
    topics,
  }));
}

/** What may be learnt from: never the held-out half. */
export const readTrainingRows = (root: string): Row[] => [
  ...readFolder(join(root, 'knowledge/training'), /\.jsonl$/),
  ...readFolder(join(root, 'tests/prompts'), /^dev-.*\.jsonl$/),
  ...readSentences(join(root, 'utils/knowledge/topic-tests.json')),
];

export interface Examiner {
  readonly matcher: Matcher;
  readonly find: ReturnType<typeof createFinder>;
  examine(rows: readonly Row[]): Example[];
}

/** Builds the indexes of the list's terms once, to examine rows with. */
export function createExaminer({ topics, anchors }: TopicSource): Examiner {
  const matcher = createMatcher(topics, anchors);
  const find = createFinder(topics, anchors);
  return {
    matcher,
    find,
    examine: (rows) =>
      rows.map((row) => ({
        ...row,
        features: featuresOf(row.text, find, detectLanguage(row.text)),
        matches: matcher.match(row.text),
      })),
  };
}
