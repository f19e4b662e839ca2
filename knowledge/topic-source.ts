import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeList, Term, Topic } from '../utils/knowledge/types.ts';
import { without, withoutRepeats } from './repeats.ts';
import { parseTerms, parseTopicFile, type TermsByLanguage } from './topic-file.ts';

export interface TopicSource {
  readonly topics: readonly Topic[];
  readonly anchors: KnowledgeList['anchors'];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const jsonFiles = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(directory, name));

/** The group that silences all topics. */
const ORDINARY = 'ordinary';
const STRENGTHS = ['strong', 'ambiguous', 'name', 'weak'] as const;

/** The topic without terms that others of it, or the ordinary contexts of all topics, find anyway. */
function slim(topic: Topic, ordinary: readonly Term[]): Topic {
  return {
    ...topic,
    terms: STRENGTHS.flatMap((strength) =>
      withoutRepeats(topic.terms.filter((term) => term.strength === strength)),
    ),
    notContexts: without(withoutRepeats(topic.notContexts), ordinary),
    anchors: withoutRepeats(topic.anchors),
  };
}

/**
 * Reads `topics/*.json`, `anchors.json` (regions) and `groups/*.json` (vocabulary that combinations name) under
 * `directory`, the `knowledge/` folder. Topics come sorted by id, groups by name; what `build:list` puts into the list:
 * without repeated terms.
 */
export function readTopicSource(directory: string): TopicSource {
  const files = [join(directory, 'anchors.json'), ...jsonFiles(join(directory, 'groups'))];
  const anchors = Object.fromEntries(
    files
      .flatMap((path) => Object.entries(readJson(path) as Record<string, TermsByLanguage>))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, terms]) => [name, withoutRepeats(parseTerms(terms), name.startsWith('follow-up'))]),
  );
  const topics = jsonFiles(join(directory, 'topics'))
    .map((path) => slim(parseTopicFile(readJson(path)), anchors[ORDINARY] ?? []))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { topics, anchors };
}
