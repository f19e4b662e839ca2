import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Term } from '../utils/knowledge/types.ts';
import { type Names, packNames } from '../utils/topics/names.ts';
import { parseTerm, type TopicFile } from './topic-file.ts';

/** What the recogniser of topics has beside the list: packaged with the extension. */
export interface RecogniserData {
  readonly names: Names;
  /** As `npm run train:topics` wrote it; null before the first training. */
  readonly classifier: unknown;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** @param directory the `knowledge/` folder */
export function readNames(directory: string): Names {
  const folder = join(directory, 'names');
  const terms = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson(join(folder, name)) as Pick<TopicFile, 'id' | 'terms'>)
    .map(({ id, terms }) => [id, termsOf(terms)] as const);
  return packNames(new Map(terms));
}

const termsOf = (terms: TopicFile['terms']): Term[] =>
  (Object.keys(terms) as (keyof typeof terms)[]).flatMap((language) =>
    (['strong', 'name'] as const).flatMap((strength) =>
      (terms[language]?.[strength] ?? []).map((written) => parseTerm(written, language, strength)),
    ),
  );

/** Names and classifier as the extension gets them. */
export function readRecogniserData(directory: string): RecogniserData {
  const weights = join(directory, 'topic-weights.json');
  return { names: readNames(directory), classifier: existsSync(weights) ? readJson(weights) : null };
}
