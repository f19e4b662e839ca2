import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../utils/knowledge/types.ts';

const WIDTH = 110;
const KEYS = [
  'id',
  'region',
  'parent',
  'title',
  'twoWeak',
  'terms',
  'notContexts',
  'anchors',
  'combinations',
];
const ORDER = [...KEYS, ...LANGUAGES, 'strong', 'ambiguous', 'name', 'weak'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rank = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : -1);

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A list of terms: sorted, without doubles, filled to the width like a paragraph. */
function formatTerms(terms: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const term of [...new Set(terms)].sort(byCodeUnit).map((text) => JSON.stringify(text))) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + term.length + 3 <= WIDTH)
      lines[lines.length - 1] = `${last}, ${term}`;
    else lines.push(term);
  }
  if (lines.length <= 1) return `[${lines.join('')}]`;
  return `[\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`;
}

/**
 * The one form of a topic or group file: keys in a fixed order (group names sorted), terms sorted and wrapped.
 * Same content, same bytes.
 */
export function formatTopicJson(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return formatTerms(value as string[], indent);
  if (!isObject(value)) return JSON.stringify(value);
  const rows = Object.entries(value)
    .sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b))
    .map(([key, child]) => `${indent}  ${JSON.stringify(key)}: ${formatTopicJson(child, `${indent}  `)}`);
  return `{\n${rows.join(',\n')}\n${indent}}`;
}

/** Paths of all files this form applies to. */
export function topicJsonPaths(knowledge: string): string[] {
  const inside = ['topics', 'groups', 'names'].flatMap((folder) =>
    readdirSync(join(knowledge, folder)).map((name) => join(knowledge, folder, name)),
  );
  return [join(knowledge, 'anchors.json'), ...inside.filter((path) => path.endsWith('.json')).sort()];
}

if (import.meta.main) {
  for (const path of topicJsonPaths(join(import.meta.dirname, '../knowledge')))
    writeFileSync(path, `${formatTopicJson(JSON.parse(readFileSync(path, 'utf8')))}\n`);
}
