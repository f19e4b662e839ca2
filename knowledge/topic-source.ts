import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeList, Topic } from '../utils/knowledge/types.ts';
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

/**
 * Reads `topics/*.json`, `anchors.json` (regions) and `groups/*.json` (vocabulary that combinations name) under
 * `directory`, the `knowledge/` folder. Topics come sorted by id, groups by name; what `build:list` puts into the list.
 */
export function readTopicSource(directory: string): TopicSource {
  const topics = jsonFiles(join(directory, 'topics')).map((path) => parseTopicFile(readJson(path)));
  const groups = [join(directory, 'anchors.json'), ...jsonFiles(join(directory, 'groups'))].flatMap((path) =>
    Object.entries(readJson(path) as Record<string, TermsByLanguage>),
  );
  return {
    topics: topics.sort((a, b) => (a.id < b.id ? -1 : 1)),
    anchors: Object.fromEntries(
      groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, terms]) => [name, parseTerms(terms)]),
    ),
  };
}
