import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv, toJson } from './export.ts';
import { discussionUrl } from './hub-link.ts';
import { type OutboxRow, openOutbox } from './outbox.ts';
import { searchReports } from './search.ts';
import { rowOf } from './testing.ts';

const outbox = openOutbox('export');
const withText = async (prompt: string, answer: string, comment = ''): Promise<OutboxRow> => {
  const row = await rowOf(outbox);
  return { ...row, report: { ...row.report, comment, text: { prompt, answer, edited: false, cut: false } } };
};

/** A reader of CSV by RFC 4180, for the tests. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('CSV holds every text as it is, and nothing a spreadsheet would run', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '@SUM(A1)', '-x', '+x', '\t=1', 'a"b', 'a,b\r\nc', '＝1'),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (prompt, answer) => {
      const csv = toCsv([await withText(prompt, answer)]);
      expect(csv.startsWith('\ufeffid,')).toBe(true);
      const [head, row, ...others] = parseCsv(csv.slice(1));
      expect([head?.length, row?.length, others.length]).toEqual([17, 17, 0]);
      expect([prompt, `'${prompt}`]).toContain(row?.at(-2));
      for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
    { numRuns: 300 },
  );
});

test('an export holds no secret and no message id', async () => {
  const row = await withText('p', 'a');
  for (const text of [toJson([row]), toCsv([row])]) {
    expect(text).toContain(row.id);
    expect(text).not.toContain(row.secret);
    expect(text).not.toContain(row.messageId);
  }
  expect(JSON.parse(toJson([row])).reports[0].report).toEqual(row.report);
});

test('a search finds words in any part, in any order and case', async () => {
  const rows = [await withText('Grey Cat', 'No.', 'seen TWICE'), await withText('天安门', '不知道')];
  const names = { kind: () => 'The answer refuses', topic: (id: string) => `The ${id} topic` };
  const found = (search: string) => searchReports(rows, search, names).length;
  expect(
    ['', 'grey', 'cat GREY', 'twice', '天安', 'qwq', 'refuses', 'queued', 'ｇｒｅｙ', 'topic', 'nothing'].map(
      found,
    ),
  ).toEqual([2, 1, 1, 1, 1, 2, 2, 2, 1, 2, 0]);
});

test('a discussion’s address is whole, short enough, and nothing in it is Markdown', async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 3000, unit: 'grapheme' }),
    fc.constantFrom(
      '```\n@everyone <img src=x>',
      '`````',
      '汉'.repeat(8_000),
      '&title=evil#x',
      '😀'.repeat(4_000),
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, text, text, async (prompt, answer, comment) => {
      const { report, secret, messageId } = await withText(prompt, answer, comment);
      const address = discussionUrl('datasets/org/reports', report);
      expect(address.length).toBeLessThanOrEqual(7_000);
      const url = new URL(address);
      expect(url.origin + url.pathname).toBe('https://huggingface.co/datasets/org/reports/discussions/new');
      expect([...url.searchParams.keys()]).toEqual(['title', 'description']);
      const description = url.searchParams.get('description') ?? '';
      for (const own of [report.id, report.reporterTag, report.secretHash, secret, messageId])
        expect(description).not.toContain(own);
      // Outside its fences only our own words are left.
      const outside = description.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
      expect(outside.replace(/\s+/g, ' ').trim()).toMatch(
        /^(Comment: )?Prompt: Answer: Reported with Unsaid\.$/,
      );
    }),
    { numRuns: 200 },
  );
});
