import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { composeList, serializeList } from './compose.ts';
import { recordFile } from './format.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];

type Records = Record<string, unknown>[];

/** A copy of `knowledge/` with one file changed. */
function copyWith(file: string, change: (records: Records) => unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  folders.push(folder);
  cpSync(source, folder, { recursive: true });
  const path = join(folder, file);
  const records = JSON.parse(readFileSync(path, 'utf8')) as Records;
  const changed = change(records);
  writeFileSync(path, typeof changed === 'string' ? changed : JSON.stringify(records));
  return folder;
}
const problemsWith = (file: string, change: (records: Records) => unknown): string => {
  const composed = composeList(copyWith(file, change));
  return composed.ok ? '' : composed.problems.join('\n');
};
const set =
  (id: string, more: Record<string, unknown>) =>
  (records: Records): void => {
    const record = records.find((one) => one.id === id);
    if (!record) throw new Error(`no record ${id}`);
    Object.assign(record, more);
  };

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const CCP = 'behaviours/ccp-bench.json';
const KIMI = 'ccp-bench/kimi-k2.5/refusal/en';

describe('composeList', () => {
  it('makes the same bytes of the same files, however their records are ordered', () => {
    const bytes = (folder: string): string => {
      const composed = composeList(folder);
      return composed.ok ? serializeList(composed.list) : composed.problems.join('\n');
    };
    const reversed = copyWith(CCP, (records) => JSON.stringify(records.toReversed()));
    expect(bytes(reversed)).toBe(bytes(source));
  });

  it('is sorted by id, and knows the whole catalogue', () => {
    const composed = composeList(source);
    if (!composed.ok) throw new Error(composed.problems.join('\n'));
    for (const records of [composed.list.behaviours, composed.list.models, composed.list.topics]) {
      const ids = records.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted());
    }
    const current = composed.list.models.filter(({ status }) => status === 'current').length;
    const former = composed.list.models.filter(({ status }) => status === 'former').length;
    expect({ current, former, topics: composed.list.topics.length }).toEqual({
      current: 137,
      former: 102,
      topics: 71,
    });
  });

  it.each<[string, string, (records: Records) => unknown, string]>([
    ['a syntax error', CCP, () => '[{]', `${CCP}: `],
    ['an unknown field', CCP, set(KIMI, { colour: 'red' }), 'colour'],
    ['a count above the judged', CCP, set(KIMI, { count: { notAnswered: 9, judged: 8 } }), 'must not exceed'],
    ['an unknown source', CCP, set(KIMI, { source: 'nobody' }), 'no source nobody'],
    ['an unknown test set', CCP, set(KIMI, { testSet: 'nobody' }), 'no test set nobody'],
    ["another source's test set", CCP, set(KIMI, { testSet: 'chinabench' }), 'belongs to chinabench'],
    ['no date', CCP, set(KIMI, { from: '', to: '' }), 'has no date'],
    ['dates the wrong way round', CCP, set(KIMI, { from: '2026-12-31' }), 'ends before it begins'],
    ['no count', CCP, set(KIMI, { count: null }), 'needs a count'],
    [
      'a cell too small',
      CCP,
      set(KIMI, { perTopic: [{ notAnswered: 1, judged: 9, topics: ['falun_gong'] }] }),
      'fewer than 10',
    ],
    [
      'a cell outside the set',
      CCP,
      set(KIMI, { perTopic: [{ notAnswered: 1, judged: 12, topics: ['lgbtq_china'] }] }),
      'does not cover',
    ],
    ['a model nobody lists', CCP, set(KIMI, { models: ['nobody/model'] }), 'no model nobody/model'],
    [
      'a row that its model does not own',
      CCP,
      set(KIMI, { models: ['Qwen/Qwen3-8B'] }),
      'behaviours name it',
    ],
    ['an id twice', CCP, (records) => records.push({ ...records[0] }), 'is there twice'],
    [
      'a link to nothing',
      'models/qwq.json',
      set('Qwen/QwQ-32B', { variant: ['speechmap/gone'] }),
      'no behaviour of speechmap/gone',
    ],
    [
      'a topic nobody knows',
      'test-sets.json',
      set('tseng-taiwan', { topics: ['gone'] }),
      'unknown topic gone',
    ],
    [
      "another region's topic",
      'test-sets.json',
      set('tseng-taiwan', { topics: ['us_surveillance'] }),
      'of another region',
    ],
    [
      'a link that is no https',
      'sources.json',
      set('ccp-bench', { url: 'javascript:alert(1)' }),
      'sources.json: ',
    ],
    ['text that turns its direction', 'sources.json', set('ccp-bench', { title: '\u202eabc' }), 'title'],
  ])('says what is wrong: %s', (_, file, change, expected) => {
    expect(problemsWith(file, change)).toContain(expected);
  });
});

describe('the files', () => {
  it.each(['sources.json'])('%s is written in two-space JSON', (file) => {
    const text = readFileSync(join(source, file), 'utf8');
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it.each(['test-sets.json', CCP, 'behaviours/speechmap.json', 'models/qwen3.json'])(
    '%s has one record a line, sorted by id',
    (file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const records = JSON.parse(text) as { id: string }[];
      expect(text).toBe(recordFile(records.toSorted((a, b) => (a.id < b.id ? -1 : 1))));
    },
  );
});
