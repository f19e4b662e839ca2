/** One rule of docs/inclusion-criteria.md, one test, by its number. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { profileModel } from '../utils/assess-model.ts';
import { isMeasuredIn, mayDecide } from '../utils/assess-rows.ts';
import type { Behaviour, KnowledgeList, PromptLanguage, Source } from '../utils/knowledge/types.ts';
import { createKnowledge } from '../utils/knowledge-index.ts';
import { wordsOf } from '../utils/wording/testing.ts';
import { checkList } from './build/check.ts';
import { checkRules } from './build/check-rules.ts';
import { composeList } from './build/compose.ts';
import { fileNameOf, recordFile } from './build/format.ts';

const folder = import.meta.dirname;
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const files = (name: string): string[] => readdirSync(join(folder, name)).map((file) => join(name, file));
const composed = composeList(folder);
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const { list } = composed;
const { behaviours, models, sources, testSets, topics } = list;
const knowledge = createKnowledge(list);
const criteria = readFileSync(join(folder, '../docs/inclusion-criteria.md'), 'utf8');

const tested = new Set<number>();
const rule = (number: number, title: string, test: () => void): void => {
  tested.add(number);
  it(`rule ${number}: ${title}`, test);
};

/** Faults that the builder finds once a record has been changed. */
const faults = (change: Partial<KnowledgeList>): string =>
  [...checkList({ ...list, ...change }), ...checkRules({ ...list, ...change })].join('\n');
const withRow = (change: Partial<Behaviour>, id = 'ccp-bench/kimi-k2.5/refusal/en') => ({
  behaviours: behaviours.map((row) => (row.id === id ? { ...row, ...change } : row)),
});
const withSource = (id: string, change: Partial<Source>) => ({
  sources: sources.map((source) => (source.id === id ? { ...source, ...change } : source)),
});
/** Rows that may set a level for somebody. */
const deciding = behaviours.filter((row) => isMeasuredIn(row, row.language as PromptLanguage));

describe('behaviours', () => {
  rule(1, 'a named source with a link and a date', () => {
    for (const row of behaviours) {
      expect(row.url, row.id).toMatch(/^https:\/\//);
      expect(row.to, row.id).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(knowledge.sources.get(row.source)?.authors, row.id).toMatch(/\S/);
    }
    expect(faults(withRow({ from: '', to: '' }))).toContain('has no date');
    expect(faults(withRow({ source: 'nobody' }))).toContain('no source nobody');
    for (const field of ['authors', 'date', 'method', 'limits'] as const)
      expect(faults(withSource('ccp-bench', { [field]: '' }))).toContain(`no ${field} (rule 1)`);
  });

  rule(2, 'these weights: only their own rows set a level', () => {
    for (const { id, exact } of models) {
      const { rows, documented } = profileModel(id, knowledge);
      for (const row of [...rows.map(({ behaviour }) => behaviour), ...documented])
        expect(exact, id).toContain(row);
      if (exact.length === 0)
        expect(['unmeasured', 'router'], id).toContain(profileModel(id, knowledge).level);
    }
    // Rows of no listed weights (an app, an API, a build that is not on the Hub) are somebody's context at most.
    for (const { id } of behaviours.filter((row) => row.models.length === 0))
      expect(
        models.some(({ exact }) => exact.includes(id)),
        id,
      ).toBe(false);
  });

  rule(3, 'a count where there is a rate; axes are never blended', () => {
    for (const { id, axis, count, figure } of behaviours) {
      expect(count !== null, id).toBe(axis === 'refusal' || axis === 'choice');
      if (count === null) expect(figure, id).not.toBe('');
    }
    expect(deciding.every(({ axis }) => axis === 'refusal')).toBe(true);
    expect(faults(withRow({ count: null }))).toContain('needs a count');
    expect(faults(withRow({ axis: 'omission' }))).toContain('has no use for a count');
  });

  rule(4, 'no rate from prompts chosen by their outcome', () => {
    const rows = behaviours.filter(({ testSet }) => testSet === 'deccp');
    expect(rows.map(({ axis, count }) => [axis, count])).toEqual([['context', null]]);
    const count = { notAnswered: 95, judged: 95 };
    expect(faults(withRow({ count }, rows[0]?.id))).toContain('context has no rate (rule 4)');
  });

  rule(5, 'a control beside the set where the source has one', () => {
    const controlled = behaviours.filter(({ testSet }) => /^(speechmap-|ccp-bench$)/.test(testSet));
    for (const { id, axis, control } of controlled)
      if (axis === 'refusal') expect(control, id).not.toBeNull();
    expect(controlled.length).toBeGreaterThan(140);
  });

  rule(6, 'small numbers stay small', () => {
    for (const { id, count, perTopic } of behaviours) {
      for (const cell of perTopic) expect(cell.judged, id).toBeGreaterThanOrEqual(10);
      if (count && count.judged < 10)
        expect(
          deciding.some((row) => row.id === id),
          id,
        ).toBe(false);
    }
    const perTopic = [{ notAnswered: 1, judged: 9, topics: ['falun_gong'] }];
    expect(faults(withRow({ perTopic }))).toContain('fewer than 10');
    // Cells are of one row, and a row of one model as its source names it.
    for (const row of behaviours.filter((one) => one.perTopic.length > 0)) expect(row.models).toHaveLength(1);
    expect(wordsOf('en').t('small_test', 6, 12)).toContain('small test');
  });

  rule(7, 'documented observations have no rate, and show both refusals and answers', () => {
    const rows = behaviours.filter(({ axis }) => axis === 'documented');
    expect(new Set(rows.map(({ observed }) => observed))).toEqual(new Set(['refused', 'answered']));
    for (const { id, count, source } of rows) {
      expect(count, id).toBeNull();
      expect(knowledge.sources.get(source)?.authors, id).toMatch(/\w+ \w+/);
    }
    const [first] = rows;
    expect(faults(withRow({ count: { notAnswered: 1, judged: 1 } }, first?.id))).toContain('rules 7, 8');
  });

  rule(8, 'read second-hand is marked "as quoted by", and sets no level', () => {
    const rows = behaviours.filter(({ readVia }) => readVia === 'secondary');
    expect(new Set(rows.map(({ source }) => source))).toEqual(
      new Set(['caisi-deepseek-2025', 'caisi-kimi-k2-thinking-2025']),
    );
    expect(rows.some(mayDecide)).toBe(false);
    expect(wordsOf('en').t('second_hand')).toContain('as quoted by');
    const [observed] = behaviours.filter(({ axis }) => axis === 'documented');
    expect(faults(withRow({ readVia: 'secondary' }, observed?.id))).toContain('rules 7, 8');
  });

  rule(9, 'openness counts the same', () => {
    const open = deciding.filter(({ count }) => count.notAnswered / count.judged < 0.1);
    expect(open.length).toBeGreaterThan(deciding.length / 4);
    expect(behaviours.some(({ observed }) => observed === 'answered')).toBe(true);
  });

  rule(10, 'origin is not evidence: the country of a model or its maker is nowhere', () => {
    for (const record of [...models, ...behaviours])
      for (const key of Object.keys(record)) expect(key).not.toMatch(/country|nation|origin|region/i);
    for (const { id, developer, note } of models)
      expect(`${developer} ${note}`, id).not.toMatch(
        /\b(Chinese|American|European|Russian|PRC|China|US|USA)\b/,
      );
  });

  rule(11, 'facts and figures only: no prompts, answers or sentences of others', () => {
    for (const { id, figure, note } of behaviours) {
      expect(`${figure} ${note}`, id).not.toMatch(/[?"“”«»「」]/);
      expect(figure.length + note.length, id).toBeLessThan(420);
    }
  });
});

describe('sources', () => {
  rule(12, 'each names its licence and how to cite it, and has a line in LICENSE.md', () => {
    const licence = read('LICENSE.md');
    expect(licence).toContain('(CC BY 4.0)');
    const lines = licence.split('\n').filter((line) => line.startsWith('- `'));
    expect(lines).toEqual(
      sources.map(
        (source) => `- \`${source.id}\`: ${source.cite}. ${source.url} (licence: ${source.licence})`,
      ),
    );
    for (const field of ['licence', 'cite'] as const)
      expect(faults(withSource('ccp-bench', { [field]: '' }))).toContain(`no ${field} (rule 12)`);
    const used = new Set(behaviours.map(({ source }) => source));
    expect(sources.map(({ id }) => id)).toEqual([...used].sort());
  });

  rule(13, 'a proprietary audit enters as its link and one figure', () => {
    for (const { id, licence } of sources)
      if (/^proprietary/i.test(licence))
        expect(behaviours.filter(({ source }) => source === id)).toHaveLength(1);
    expect(faults(withSource('chinabench', { licence: 'proprietary' }))).toContain(
      'one figure, not 6 (rule 13)',
    );
    expect(faults(withSource('ceias-2026', { licence: 'proprietary' }))).toBe('');
  });

  rule(14, 'working data is named as such in every row', () => {
    for (const [source, words] of [
      ['refusal-audit-v2', 'Working data that its authors are still changing'],
      ['ccp-bench', 'Provisional'],
    ]) {
      const rows = behaviours.filter((row) => row.source === source);
      expect(rows.length).toBeGreaterThan(0);
      for (const { id, note } of rows) expect(note, id).toContain(words);
    }
    expect(faults(withRow({ note: '' }))).toContain('unfinished (rule 14)');
  });
});

describe('test sets and topics', () => {
  rule(
    15,
    'a set lists the topics its prompts name, of its own region; without them it sets no level',
    () => {
      const covering = testSets.filter((set) => set.topics.length > 0).map(({ id }) => id);
      expect(covering).toEqual([
        'ccp-bench',
        'chinabench',
        'speechmap-china',
        'speechmap-eu',
        'speechmap-russia',
        'speechmap-us',
        'techcrunch-huggingchat',
        'tseng-taiwan',
      ]);
      for (const set of testSets)
        for (const id of set.topics) expect(knowledge.topics.get(id)?.region, set.id).toBe(set.region);
      for (const { id } of models)
        for (const { behaviour } of profileModel(id, knowledge).rows)
          expect(covering, id).toContain(knowledge.behaviours.get(behaviour)?.testSet);
    },
  );

  rule(16, 'topics are of any country, with terms that name them and contexts that are not them', () => {
    expect(new Set(topics.map(({ region }) => region)).size).toBeGreaterThan(10);
    for (const topic of topics) {
      expect(topic.terms.length, topic.id).toBeGreaterThan(0);
      const needsContexts = topic.terms.some(({ strength }) => strength !== 'strong');
      const hasContexts = topic.notContexts.length > 0 || (list.anchors.ordinary ?? []).length > 0;
      expect(!needsContexts || hasContexts, topic.id).toBe(true);
    }
  });
});

describe('files', () => {
  rule(17, 'small files, sorted, each id once', () => {
    for (const records of [sources, testSets, topics, models, behaviours]) {
      const ids = records.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort());
    }
    for (const file of [...files('behaviours'), ...files('models'), 'test-sets.json']) {
      const records = JSON.parse(read(file)) as { id: string; family: string; source: string }[];
      expect(read(file), file).toBe(recordFile(records.toSorted((a, b) => (a.id < b.id ? -1 : 1))));
      const [kind, name] = file.split('/');
      for (const { id, family, source } of records) {
        if (kind === 'models') expect(`${fileNameOf(family)}.json`, id).toBe(name);
        if (kind === 'behaviours') expect(`${source}.json`, id).toBe(name);
      }
    }
    for (const file of files('topics')) expect(topics.map(({ id }) => `topics/${id}.json`)).toContain(file);
    const ids = [...files('models')].flatMap((file) =>
      (JSON.parse(read(file)) as { id: string }[]).map(({ id }) => id),
    );
    expect(ids).toHaveLength(models.length);
  });
});

describe('corrections', () => {
  rule(18, 'a correction is dated, and contesting has its days', () => {
    const at = (note: string) => faults(withRow({ note: `Provisional. ${note}` }));
    expect(at('Corrected: the count was wrong.')).toContain('rule 18');
    expect(at('Corrected 2031-01-01: the count was wrong.')).toContain('rule 18');
    expect(at('Corrected 2026-11-01: the count was wrong.')).toBe('');
    expect(criteria).toContain('answered within 14 days');
    expect(criteria).toContain("raises the list's version");
  });
});

afterAll(() => {
  const numbers = [...criteria.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers, 'every rule has its test').toEqual([...tested].sort((a, b) => a - b));
});
