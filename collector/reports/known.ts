import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeModel } from '../../utils/annotation.ts';
import type { CardView, Line } from '../../utils/badge/view.ts';
import { parseKnowledgeList } from '../../utils/knowledge/guards.ts';
import type { KnowledgeList } from '../../utils/knowledge/types.ts';
import { createKnowledge, type Knowledge } from '../../utils/knowledge-index.ts';
import { wordsOf } from '../../utils/wording/testing.ts';
import type { Lists } from '../store/lists.ts';

/** The list that a checkout has built; a collector that has published none yet shows that. */
const BUILT = join(import.meta.dirname, '../../public/knowledge/list.json');

/** What the list in force says of a model, as plain lines: what readers see in its card. */
export interface Known {
  readonly version: number;
  readonly title: string;
  readonly lines: readonly string[];
}

/** @returns names topics in English; one that the list does not know keeps its id */
export function createTopicNames(lists: Pick<Lists, 'current'>): (topic: string) => string {
  let read: { from: unknown; titles: ReadonlyMap<string, string> } | undefined;
  return (topic) => {
    const from = lists.current ?? BUILT;
    if (read?.from !== from) {
      const topics = readList(lists)?.topics ?? [];
      read = { from, titles: new Map(topics.map(({ id, title }) => [id, title.en ?? id])) };
    }
    return read.titles.get(topic) ?? topic;
  };
}

/** @returns asks what is known of a model; null while there is no list. A list is read when it is first asked for. */
export function createKnown(lists: Pick<Lists, 'current'>, now: () => Date): (model: string) => Known | null {
  const words = wordsOf('en');
  let read: { from: unknown; knowledge: Knowledge | null } | undefined;

  const knowledge = (): Knowledge | null => {
    const from = lists.current ?? BUILT;
    if (read?.from !== from) read = { from, knowledge: readKnowledge(lists) };
    return read.knowledge;
  };
  return (model) => {
    const known = knowledge();
    if (!known) return null;
    const active = model ? ({ kind: 'model', id: model } as const) : ({ kind: 'unknown' } as const);
    const { text, card } = describeModel(active, { knowledge: known, words, now: now() });
    return { version: known.list.version, title: text || card.title, lines: linesOf(card) };
  };
}

function readKnowledge(lists: Pick<Lists, 'current'>): Knowledge | null {
  const list = readList(lists);
  return list && createKnowledge(list, undefined);
}

function readList(lists: Pick<Lists, 'current'>): KnowledgeList | null {
  const bytes = lists.current?.list.bodies.identity ?? (existsSync(BUILT) ? readFileSync(BUILT) : null);
  if (!bytes) return null;
  const parsed = parseKnowledgeList(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.ok ? parsed.list : null;
}

const plain = (line: Line): string =>
  (typeof line === 'string' ? [line] : line)
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('')
    .replaceAll('**', '');

function linesOf({ intro, sections }: CardView): string[] {
  const blocks = sections.flatMap(({ title, blocks }) => [
    ...(title ? [title] : []),
    ...blocks.flatMap(({ heading, bars, lines }) => [
      ...(heading ? [heading] : []),
      ...bars.map(({ label, figure, interval }) => `${label}: ${plain(figure)}. ${interval}`),
      ...lines.map(plain),
    ]),
  ]);
  return [plain(intro), ...blocks].filter(Boolean);
}
