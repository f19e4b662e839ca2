import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KnowledgeList } from '../../utils/knowledge/types.ts';
import { describeChanges } from './changes.ts';
import { composeList, serializeList } from './compose.ts';
import { formatSnapshot, parseSnapshot, snapshotOf } from './snapshot.ts';

const composed = composeList(join(import.meta.dirname, '..'));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const { list } = composed;
const changesTo = (more: Partial<KnowledgeList>): string[] =>
  describeChanges(snapshotOf(list), snapshotOf({ ...list, ...more }));
const KIMI = 'ccp-bench/kimi-k2.5/refusal/en';
const behaviours = (change: object) =>
  list.behaviours.map((row) => (row.id === KIMI ? { ...row, ...change } : row));

describe('describeChanges', () => {
  it('has nothing to say of the same list', () => expect(changesTo({})).toEqual([]));

  it('says what was added and withdrawn, with its figures', () => {
    const without = { ...list, behaviours: list.behaviours.filter(({ id }) => id !== KIMI) };
    const line = expect.stringMatching(
      /^behaviour withdrawn: ccp-bench\/kimi-k2\.5\/refusal\/en: [\d.]+ of \d+ not answered, control [\d.]+ of \d+, /,
    );
    expect(describeChanges(snapshotOf(list), snapshotOf(without))).toEqual([line]);
    expect(describeChanges(snapshotOf(without), snapshotOf(list))[0]).toMatch(/^behaviour added: ccp-bench/);
  });

  it('says figures before and after', () => {
    const count = { notAnswered: 1, judged: 2 };
    expect(changesTo({ behaviours: behaviours({ count }) })).toEqual([
      expect.stringMatching(
        /^behaviour changed: .*: 1 of 2 not answered, .* \(before: .* not answered, .*\)$/,
      ),
    ]);
  });

  it.each([{ note: 'Corrected.' }, { judge: 'somebody' }, { to: '2026-09-09' }, { hosts: [] }])(
    'says that more than figures changed: %j',
    (change) =>
      expect(changesTo({ behaviours: behaviours(change) })).toEqual([
        `behaviour changed: ${KIMI}: not its figures: models, judge, host, dates or note`,
      ]),
  );

  it('counts terms per topic and group, and sees terms that were exchanged', () => {
    const topics = list.topics.map((topic) =>
      topic.id === 'tank_man' ? { ...topic, terms: topic.terms.slice(1) } : topic,
    );
    const [before = 0] = list.topics.filter(({ id }) => id === 'tank_man').map(({ terms }) => terms.length);
    expect(changesTo({ topics })).toEqual([
      `topic changed: tank_man: ${before - 1} terms (before: ${before} terms)`,
    ]);
    const [first] = list.anchors.cn ?? [];
    if (!first) throw new Error('no anchors');
    const cn = [{ ...first, text: 'elsewhere' }, ...(list.anchors.cn ?? []).slice(1)];
    expect(changesTo({ anchors: { ...list.anchors, cn } })).toEqual([
      'group changed: cn: other terms, as many',
    ]);
  });

  it('names sources and models', () => {
    expect(changesTo({ sources: list.sources.slice(1), models: list.models.slice(1) })).toEqual([
      expect.stringMatching(/^source withdrawn: caisi-deepseek-2025: CAISI/),
      expect.stringMatching(/^model withdrawn: \S+: (current|former|reference), \d+ exact, \d+ variant, /),
    ]);
  });
});

describe('a snapshot', () => {
  it('is read as it was written, and is made of a built list too', () => {
    const snapshot = snapshotOf(list);
    expect(parseSnapshot(formatSnapshot(snapshot))).toEqual(snapshot);
    expect(parseSnapshot(serializeList(list))).toEqual(snapshot);
    expect(() => parseSnapshot('{"version": 1}')).toThrow();
    expect(() => parseSnapshot('{"schemaVersion": 1}')).toThrow();
  });

  it('of the list published last lies beside the sources, in its one form', () => {
    const text = readFileSync(join(import.meta.dirname, '../published.json'), 'utf8');
    const published = parseSnapshot(text);
    expect(formatSnapshot(published)).toBe(text);
    expect(published.version).toBeLessThanOrEqual(list.version);
  });
});
