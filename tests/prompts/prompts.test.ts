import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from '../../utils/zod.ts';

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'fr', 'es', 'de', 'ru', 'ja', 'fi', 'ar'] as const;
const HALVES = ['dev', 'heldout'] as const;
const MATCHING = ['named', 'critical', 'paraphrased', 'obfuscated', 'follow-up'] as const;
/** Rows per language; English has twice as many. */
const COUNTS = {
  named: 30,
  critical: 12,
  paraphrased: 10,
  obfuscated: 8,
  'follow-up': 8,
  'near-miss': 25,
  ordinary: 40,
  control: 12,
};

const common = { id: z.string().min(1), language: z.enum(LANGUAGES), text: z.string().trim().min(1) };
const someTopics = z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1);
const none = z.array(z.never()).length(0);
const Row = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.enum(['named', 'critical', 'paraphrased', 'obfuscated']),
    topics: someTopics,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('follow-up'),
    context: z.array(z.string().trim().min(1)).min(1),
    topics: someTopics,
  }),
  z.strictObject({ ...common, kind: z.enum(['near-miss', 'ordinary']), topics: none }),
  z.strictObject({ ...common, kind: z.literal('control'), topics: none, not_region: z.literal('cn') }),
]);

const folder = import.meta.dirname;
const topicFolder = join(folder, '../../knowledge/topics');

function readRows(half: string, language: string): z.infer<typeof Row>[] {
  const lines = readFileSync(join(folder, `${half}-${language}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => Row.parse(JSON.parse(line)));
}

/** Ids of the list's topics: one JSON file per topic, named by its id. Null before the list exists. */
function readTopicIds(): Set<string> | null {
  if (!existsSync(topicFolder)) return null;
  const files = readdirSync(topicFolder).filter((name) => name.endsWith('.json'));
  return files.length ? new Set(files.map((name) => name.slice(0, -'.json'.length))) : null;
}

describe.each(LANGUAGES)('labelled prompts, %s', (language) => {
  const halves = HALVES.map((half) => readRows(half, language));
  const rows = halves.flat();
  const factor = language === 'en' ? 2 : 1;

  it('has the agreed number of every kind, split about half and half', () => {
    for (const [kind, count] of Object.entries(COUNTS)) {
      const [dev = 0, heldOut = 0] = halves.map((half) => half.filter((row) => row.kind === kind).length);
      expect(dev + heldOut, kind).toBeGreaterThanOrEqual(count * factor);
      expect(Math.abs(dev - heldOut), kind).toBeLessThanOrEqual(2);
    }
  });

  it('keeps every row in its own language file, each id and text once', () => {
    expect(rows.filter((row) => row.language !== language)).toEqual([]);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const texts = rows.map((row) => JSON.stringify([row.text, 'context' in row ? row.context : []]));
    expect(new Set(texts).size).toBe(rows.length);
  });
});

describe('labelled prompts', () => {
  const all = LANGUAGES.flatMap((language) => HALVES.flatMap((half) => readRows(half, language)));

  it('has unique ids over all languages', () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
  });

  it('covers every matching kind with topics of more than one region', () => {
    for (const kind of MATCHING) {
      const topics = new Set(all.filter((row) => row.kind === kind).flatMap((row): string[] => row.topics));
      expect(topics.size, kind).toBeGreaterThan(10);
    }
  });

  it.skipIf(readTopicIds() === null)('names only topics of the list', () => {
    const known = readTopicIds() ?? new Set();
    const unknown = all.flatMap((row): string[] => row.topics).filter((id) => !known.has(id));
    expect(unknown).toEqual([]);
  });
});
