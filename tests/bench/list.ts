import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeList, serializeList } from '../../knowledge/build/compose.ts';
import { readRecogniserData } from '../../knowledge/recogniser-source.ts';
import { parseKnowledgeList } from '../../utils/knowledge/guards.ts';

const root = join(import.meta.dirname, '../..');

/** The list's bytes: as built, else composed from `knowledge/`. */
export function readListText(): string {
  const built = join(root, 'public/knowledge/list.json');
  if (existsSync(built)) return readFileSync(built, 'utf8');
  const composed = composeList(join(root, 'knowledge'));
  if (!composed.ok) throw new Error(composed.problems[0]);
  return serializeList(composed.list);
}

/** Names and classifier of topics, as packaged. */
export const readRecogniser = (): unknown => readRecogniserData(join(root, 'knowledge'));

/** @throws Error with the first fault when the text is no list. */
export function parseList(text: string) {
  const parsed = parseKnowledgeList(JSON.parse(text));
  if (!parsed.ok) throw new Error(`not a knowledge list: ${parsed.reason}`);
  return parsed.list;
}
