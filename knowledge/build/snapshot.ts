import { createHash } from 'node:crypto';
import { parseKnowledgeList } from '../../utils/knowledge/guards.ts';
import type { Behaviour, KnowledgeList, Model } from '../../utils/knowledge/types.ts';
import { packList, type WireTerms } from '../../utils/knowledge/wire.ts';
import { z } from '../../utils/zod.ts';
import { oneLine } from './format.ts';

/** What can be said of a record in a line, and a mark of everything in it. */
const entry = z.tuple([z.string(), z.string()]);
const entries = z.record(z.string(), entry);
const snapshotSchema = z.strictObject({
  version: z.number(),
  generated: z.string(),
  sources: entries,
  topics: entries,
  groups: entries,
  models: entries,
  behaviours: entries,
});
/** Ids and figures of a list: enough to say later what has changed. */
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Kind = 'sources' | 'topics' | 'groups' | 'models' | 'behaviours';
export type Entry = z.infer<typeof entry>;

const markOf = (record: unknown): string =>
  createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 8);

const LINKS = ['exact', 'variant', 'family_context', 'lineage_context'] as const;
const linksOf = (model: Model): string =>
  [model.status, ...LINKS.map((kind) => `${model[kind].length} ${kind.replace('_context', '')}`)].join(', ');

/** "37.5 of 155 not answered, control 0 of 13, tiananmen_1989 10 of 12": every figure of a row. */
export function figuresOf(row: Behaviour): string {
  const of = ({ notAnswered, judged }: { notAnswered: number; judged: number }) =>
    `${notAnswered} of ${judged}`;
  return [
    row.count && `${of(row.count)} ${row.axis === 'choice' ? 'not the true answer' : 'not answered'}`,
    row.unreadable > 0 && `${row.unreadable} unreadable`,
    row.control && `control ${of(row.control)}`,
    row.otherJudge && `other judge ${of(row.otherJudge)}`,
    ...row.perTopic.map((cell) => `${cell.topics.join('+')} ${of(cell)}`),
    row.observed,
    row.figure,
  ]
    .filter(Boolean)
    .join(', ');
}

const byId = <T extends { readonly id: string }>(
  records: readonly T[],
  say: (record: T) => string,
): Record<string, Entry> => Object.fromEntries(records.map((one) => [one.id, [say(one), markOf(one)]]));

const termCount = (terms: WireTerms): string => `${Object.values(terms).flat().length} terms`;

/** Of the list as it travels: in memory its terms may stand in another order. */
export function snapshotOf(list: KnowledgeList): Snapshot {
  const { version, generated, sources, topics, anchors, models, behaviours } = packList(list);
  return {
    version,
    generated,
    sources: byId(sources, ({ title }) => title),
    topics: byId(topics, ({ terms }) => termCount(terms)),
    groups: Object.fromEntries(
      Object.entries(anchors).map(([id, terms]) => [id, [termCount(terms), markOf(terms)]]),
    ),
    models: byId(models, linksOf),
    behaviours: byId(behaviours, figuresOf),
  };
}

/** One record a line, so that a commit shows which ones changed. */
export function formatSnapshot({ version, generated, ...kinds }: Snapshot): string {
  const lines = (records: Record<string, Entry>) =>
    Object.entries(records)
      .map(([id, value]) => `    ${JSON.stringify(id)}: ${oneLine(value)}`)
      .join(',\n');
  const parts = Object.entries(kinds).map(([kind, records]) => `  "${kind}": {\n${lines(records)}\n  }`);
  return `{\n  "version": ${version},\n  "generated": "${generated}",\n${parts.join(',\n')}\n}\n`;
}

/**
 * @param text a snapshot, or a list as it is built and signed
 * @throws Error that says what is wrong with it
 */
export function parseSnapshot(text: string): Snapshot {
  const value = JSON.parse(text) as object;
  if (!('schemaVersion' in value)) return snapshotSchema.parse(value);
  const parsed = parseKnowledgeList(value);
  if (!parsed.ok) throw new Error(parsed.reason);
  return snapshotOf(parsed.list);
}
