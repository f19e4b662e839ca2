import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceSchema, termsSchema, testSetSchema, topicSchema } from '../../utils/knowledge/schema.ts';
import type { Behaviour, Source, Term, TestSet, Topic } from '../../utils/knowledge/types.ts';
import { z } from '../../utils/zod.ts';
import { readTopicSource } from '../topic-source.ts';
import {
  behaviourSourceSchema,
  listHeaderSchema,
  type ModelSource,
  modelSourceSchema,
} from './source-schema.ts';

/** What `knowledge/` holds, parsed record by record. */
export interface KnowledgeSources {
  readonly header: z.infer<typeof listHeaderSchema>;
  readonly sources: readonly Source[];
  readonly testSets: readonly TestSet[];
  readonly anchors: Readonly<Record<string, readonly Term[]>>;
  readonly topics: readonly Topic[];
  readonly models: readonly ModelSource[];
  readonly behaviours: readonly Behaviour[];
}

/** Stands in where the header can't be read; the problem has been reported by then. */
const NO_HEADER = {
  version: 1,
  generated: '',
  expires: '',
  minimumExtensionVersion: '',
  killSwitches: [],
};

/** Files of one folder, sorted by name: the order of a directory listing is the file system's own. */
const jsonFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => join(folder, file))
    : [];

/**
 * Reads `knowledge/` and parses every file.
 *
 * @param folder path of the knowledge folder.
 * @param problems each fault found, as `file: path: what is wrong`, is added here; the result is then incomplete.
 */
export function readKnowledge(folder: string, problems: string[]): KnowledgeSources {
  const report = <T extends z.ZodType>(where: string, schema: T, value: unknown): z.infer<T> | null => {
    const verdict = schema.safeParse(value);
    if (verdict.success) return verdict.data;
    for (const issue of verdict.error.issues)
      problems.push(`${where}: ${issue.path.join('.') || 'file'}: ${issue.message}`);
    return null;
  };
  const parse = <T extends z.ZodType>(file: string, schema: T): z.infer<T> | null => {
    try {
      return report(file, schema, JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return null;
  };
  const records = <T extends z.ZodType>(files: readonly string[], schema: T): z.infer<T>[] =>
    files.flatMap((file) => parse(file, z.array(schema)) ?? []);
  const inFolder = (name: string): string[] => jsonFiles(join(folder, name));

  return {
    header: parse(join(folder, 'list.json'), listHeaderSchema) ?? NO_HEADER,
    sources: records([join(folder, 'sources.json')], sourceSchema),
    testSets: records([join(folder, 'test-sets.json')], testSetSchema),
    ...readTopics(),
    models: records(inFolder('models'), modelSourceSchema),
    behaviours: records(inFolder('behaviours'), behaviourSourceSchema),
  };

  /** Topics have a notation of their own; syntax is looked at first, because it alone names the file. */
  function readTopics(): Pick<KnowledgeSources, 'topics' | 'anchors'> {
    const before = problems.length;
    for (const file of [join(folder, 'anchors.json'), ...inFolder('groups'), ...inFolder('topics')])
      parse(file, z.record(z.string(), z.unknown()));
    if (problems.length > before) return { topics: [], anchors: {} };
    try {
      const source = readTopicSource(folder);
      for (const topic of source.topics)
        report(join(folder, 'topics', `${topic.id}.json`), topicSchema, topic);
      for (const [group, terms] of Object.entries(source.anchors))
        report(`group ${group}`, termsSchema, terms);
      return source;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return { topics: [], anchors: {} };
    }
  }
}
