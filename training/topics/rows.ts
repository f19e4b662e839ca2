import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled prompt (tests/prompts/README.md). */
export interface Row {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  readonly text: string;
  /** Earlier prompts of the conversation, oldest first. */
  readonly context?: readonly string[];
  /** Expected topics; empty: none. A control may match other topics, but none of region `cn`. */
  readonly topics: readonly string[];
}

/** Kinds whose text itself is on a topic. */
const SENSITIVE = new Set(['named', 'critical', 'paraphrased', 'obfuscated']);
/** Kinds whose text is on none. */
const HARMLESS = new Set(['near-miss', 'ordinary', 'ordinary-long', 'new-subject']);

export const isSensitive = ({ kind }: Row): boolean => SENSITIVE.has(kind);
export const isHarmless = ({ kind }: Row): boolean => HARMLESS.has(kind);

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
    language: 'und',
    kind: topics.length > 0 ? 'named' : 'near-miss',
    text,
    topics,
  }));
}

/** What may be learnt from: never the held-out files. */
export const readTrainingRows = (root: string): Row[] => [
  ...readFolder(join(root, 'knowledge/training'), /\.jsonl$/),
  ...readFolder(join(root, 'tests/prompts'), /^dev-.*\.jsonl$/),
  ...readSentences(join(root, 'utils/topics/topic-tests.json')),
];
