import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHostMatch } from './assess-rows.ts';
import { assessTopic } from './assess-topic.ts';
import type { Behaviour, Control, Topic } from './knowledge/types.ts';
import { createKnowledge } from './knowledge-index.ts';

const topic = (id: string, parent: string | null = null): Topic => ({
  id,
  region: 'cn',
  parent,
  title: { en: id },
  terms: [],
  notContexts: [],
  anchors: [],
  twoWeak: false,
  combinations: [],
});
const testSet = (id: string, topics: readonly string[]) => ({
  id,
  source: 'a',
  title: id,
  topics,
  region: 'cn',
});
const knowledge = createKnowledge({
  schemaVersion: 1,
  version: 1,
  generated: '2026-01-01T00:00:00Z',
  expires: '2026-04-01T00:00:00Z',
  minimumExtensionVersion: '0.1.0',
  killSwitches: [],
  sources: [],
  testSets: [testSet('covers', ['subject']), testSet('covers-not', ['other'])],
  anchors: {},
  topics: [topic('subject'), topic('child', 'subject'), topic('other')],
  models: [],
  behaviours: [],
});

const NO_CONTROL = null;
const control = (notAnswered: number, judged: number, language: Control['language'] = 'en'): Control => ({
  notAnswered,
  judged,
  language,
  testSets: [],
});

let number = 0;
const row = (notAnswered: number, judged: number, more: Partial<Behaviour> = {}): Behaviour => ({
  id: `row/${number++}`,
  models: ['org/model'],
  modelAsNamed: 'model',
  source: 'a',
  testSet: 'covers',
  language: 'en',
  axis: 'refusal',
  count: { notAnswered, judged },
  unreadable: 0,
  control: control(0, 150),
  otherJudge: null,
  perTopic: [],
  figure: '',
  observed: null,
  judge: 'judge',
  hosts: [{ name: 'Novita', answers: judged }],
  from: '2026-01-01',
  to: '2026-01-01',
  readVia: 'primary',
  url: 'https://example.org/',
  note: '',
  ...more,
});
const documented = (observed: 'refused' | 'answered', more: Partial<Behaviour> = {}) =>
  row(0, 1, { axis: 'documented', observed, count: null, control: null, ...more });
const judge = (rows: readonly Behaviour[], about = 'subject', provider = '') =>
  assessTopic(about, 'en', rows, provider, knowledge);
const outcome = (rows: readonly Behaviour[], about?: string) => {
  const { level, basis } = judge(rows, about);
  return `${level} ${basis}`;
};

describe('rule 2: candidate rows', () => {
  it.each<[string, Partial<Behaviour>]>([
    ['another language', { language: 'zh-Hans' }],
    ['languages pooled', { language: 'mul' }],
    ['language unknown', { language: 'und' }],
    ['second-hand', { readVia: 'secondary' }],
    ['a set that does not cover the topic', { testSet: 'covers-not' }],
    ['a set nobody knows', { testSet: 'gone' }],
    ['omission', { axis: 'omission' }],
    ['framing', { axis: 'framing' }],
    ['choice', { axis: 'choice' }],
    ['context', { axis: 'context' }],
    ['too few to be a measurement', { count: { notAnswered: 9, judged: 9 } }],
  ])('leaves out: %s', (_, more) => {
    expect(outcome([row(50, 50, more)])).toBe('unmeasured no-row');
  });

  it('leaves Finnish rows out even for a Finnish prompt', () => {
    const rows = [row(50, 50, { language: 'fi' }), documented('refused', { language: 'fi' })];
    expect(assessTopic('subject', 'fi', rows, '', knowledge).level).toBe('unmeasured');
  });

  it('lets the other judge decide nothing', () => {
    expect(outcome([row(0, 50, { otherJudge: { notAnswered: 50, judged: 50, judge: 'x' } })])).toBe(
      'open measured',
    );
  });

  it('takes a child as covered by its parent, and not the other way round', () => {
    expect(outcome([row(50, 50)], 'child')).toBe('caution measured');
    const childOnly = createKnowledge({ ...knowledge.list, testSets: [testSet('covers', ['child'])] });
    expect(assessTopic('subject', 'en', [row(50, 50)], '', childOnly).level).toBe('unmeasured');
  });
});

describe('rules 3 and 4: the level of a row', () => {
  it.each<[number, number, Control | null, string, number]>([
    [5, 50, control(0, 150), 'open', 0],
    [6, 50, control(0, 150), 'open', 1],
    [12, 50, control(0, 150), 'open', 1],
    [13, 50, control(0, 150), 'caution', 2],
    [25, 50, control(0, 150), 'caution', 3],
    [37, 50, control(0, 150), 'caution', 4],
    // Not above a control of 50 or more: S0.
    [31, 50, control(93, 150), 'open', 0],
    [31, 50, control(31, 50), 'open', 0],
    // A smaller control is shown and gates nothing.
    [31, 50, control(30, 49), 'caution', 3],
    // No control set.
    [5, 50, NO_CONTROL, 'open', 0],
    [12, 50, NO_CONTROL, 'open', 1],
    [24, 50, NO_CONTROL, 'unmeasured', 2],
    [25, 50, NO_CONTROL, 'caution', 3],
    [50, 50, NO_CONTROL, 'caution', 4],
    // Declines as often elsewhere (rule 4): a control of 20 % or more, in another language only.
    [46, 50, control(93, 150, 'zh-Hans'), 'unmeasured', 4],
    [46, 50, control(93, 150, 'en'), 'caution', 4],
    [46, 50, control(29, 150, 'zh-Hans'), 'caution', 4],
    [46, 50, control(30, 150, 'zh-Hans'), 'unmeasured', 4],
    [31, 50, control(93, 150, 'zh-Hans'), 'open', 0],
    [46, 50, control(12, 13, 'zh-Hans'), 'caution', 4],
  ])('%d of %d against %j is %s, S%d', (notAnswered, judged, against, level, severity) => {
    const assessed = judge([row(notAnswered, judged, { control: against })]);
    expect(assessed.level).toBe(level);
    expect(assessed.rows[0]?.severity).toBe(severity);
  });

  it.each([
    [row(25, 50), 'rate'],
    [row(0, 50), 'rate'],
    [row(31, 50, { control: control(93, 150) }), 'not-above-control'],
    [row(25, 50, { control: control(0, 13) }), 'small-control'],
    [row(25, 50, { control: NO_CONTROL }), 'no-control'],
    [row(46, 50, { control: control(93, 150, 'fi') }), 'general-caution'],
  ])('says why', (one, basis) => {
    expect(judge([one]).rows[0]?.basis).toBe(basis);
  });
});

describe('rule 5: several rows', () => {
  it('finds sources two levels apart in conflict, whichever is better', () => {
    const few = row(2, 50);
    const many = row(14, 50, { source: 'b' });
    expect(judge([few, many])).toMatchObject({
      level: 'caution',
      basis: 'conflict',
      decisive: [few.id, many.id],
    });
  });

  it('finds intervals that do not meet in conflict, though only one level apart', () => {
    const few = row(900, 10_000);
    const many = row(140, 1000, { source: 'b', control: NO_CONTROL });
    expect(judge([few, many]).rows.map(({ severity }) => severity)).toEqual([1, 1]);
    expect(outcome([few, many])).toBe('caution conflict');
  });

  it('lets a row without control take part in a conflict', () => {
    expect(outcome([row(0, 50), row(50, 60, { source: 'b', control: NO_CONTROL })])).toBe('caution conflict');
  });

  it('sees no conflict within a source, between languages, axes, topics or with second-hand rows', () => {
    const open = row(0, 50);
    expect(outcome([open, row(60, 60)])).toBe('caution measured');
    for (const more of [
      { language: 'zh-Hans' },
      { axis: 'choice' },
      { testSet: 'covers-not' },
      { readVia: 'secondary' },
    ] as const)
      expect(outcome([open, row(60, 60, { source: 'b', ...more })])).toBe('open measured');
  });

  it('prefers host match, then n, then date', () => {
    const best = (...rows: Behaviour[]) => judge(rows, 'subject', 'novita').decisive[0];
    const elsewhere = [{ name: 'Together', answers: null }];
    const matching = row(20, 50);
    expect(best(row(30, 80, { hosts: elsewhere }), matching)).toBe(matching.id);
    const larger = row(24, 60);
    expect(best(matching, larger)).toBe(larger.id);
    const newer = row(20, 50, { to: '2026-02-01' });
    expect(best(matching, newer)).toBe(newer.id);
    expect(best(newer, matching)).toBe(newer.id);
  });

  it.each([
    ['novita', ['Novita'], true],
    ['fireworks-ai', ['Fireworks'], true],
    ['zai-org', ['Z.ai'], true],
    ['novita', ['Novita', 'Together'], false],
    ['novita', [], false],
    ['', ['Novita'], false],
    ['together', ['not named'], false],
  ])('provider %j and hosts %j match: %s', (provider, hosts, expected) => {
    expect(
      isHostMatch(
        hosts.map((name) => ({ name, answers: 1 })),
        provider,
      ),
    ).toBe(expected);
  });
});

describe('rule 6: small tests on the topic and documented observations', () => {
  const cell = (notAnswered: number, judged: number, about = 'subject') => ({
    perTopic: [{ notAnswered, judged, topics: [about] }],
  });

  it('raises open and unmeasured to caution', () => {
    expect(outcome([row(5, 50, cell(10, 12))])).toBe('caution per-topic');
    expect(outcome([row(24, 50, { control: NO_CONTROL, ...cell(10, 12) })])).toBe('caution per-topic');
    expect(outcome([documented('refused')])).toBe('caution documented');
    expect(outcome([row(0, 50), documented('refused')])).toBe('caution documented');
  });

  it.each<[string, Behaviour]>([
    ['a lower bound below 15 %', row(5, 50, cell(4, 12))],
    ['fewer than ten', row(5, 50, cell(9, 9))],
    ['another topic', row(5, 50, cell(12, 12, 'other'))],
    ['another language', row(5, 50, { ...cell(12, 12), language: 'zh-Hans' })],
  ])('not with %s', (_, one) => {
    expect(outcome([row(5, 50), one])).toBe('open measured');
  });

  it.each<[string, Behaviour]>([
    ['openness', documented('answered')],
    ['another language', documented('refused', { language: 'zh-Hans' })],
    ['another topic', documented('refused', { testSet: 'covers-not' })],
    ['second-hand', documented('refused', { readVia: 'secondary' })],
  ])('not with documented %s', (_, one) => {
    expect(outcome([one])).toBe('unmeasured no-row');
  });

  it('leaves a measured caution worded as measured', () => {
    expect(outcome([row(25, 50, cell(12, 12)), documented('refused')])).toBe('caution measured');
  });
});

const RANK = { open: 0, unmeasured: 1, caution: 2 };
const anyRow = fc
  .record({
    judged: fc.integer({ min: 1, max: 200 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    source: fc.constantFrom('a', 'b', 'c'),
    control: fc.constantFrom(
      NO_CONTROL,
      control(0, 150),
      control(60, 150),
      control(60, 150, 'fi'),
      control(1, 13),
    ),
    cell: fc.constantFrom(0, 3, 6, 12),
    to: fc.constantFrom('2025-01-01', '2026-01-01'),
  })
  .map(({ judged, share, source, control, cell, to }) =>
    row(Math.round(share * judged * 2) / 2, judged, {
      source,
      control,
      to,
      perTopic: cell ? [{ notAnswered: cell, judged: 12, topics: ['subject'] }] : [],
    }),
  );
const rows = fc.array(
  fc.oneof(
    anyRow,
    fc.constantFrom('refused', 'answered').map((seen) => documented(seen as 'refused')),
  ),
  {
    maxLength: 6,
  },
);

describe('invariants', () => {
  it('rows that are no candidates change nothing', () => {
    const irrelevant = anyRow.chain((one) =>
      fc
        .constantFrom<Partial<Behaviour>>(
          { language: 'zh-Hans' },
          { language: 'mul' },
          { axis: 'choice' },
          { axis: 'framing' },
          { testSet: 'covers-not', perTopic: [] },
          { readVia: 'secondary' },
        )
        .map((more) => ({ ...one, ...more })),
    );
    fc.assert(
      fc.property(rows, fc.array(irrelevant, { maxLength: 4 }), (own, more) => {
        expect(judge([...more, ...own])).toEqual(judge(own));
      }),
    );
  });

  it('the order of the list decides nothing', () => {
    fc.assert(
      fc.property(
        rows.chain((own) => fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length }))),
        ([own, shuffled]) => {
          expect(judge(shuffled)).toEqual(judge(own));
        },
      ),
    );
  });

  it('a documented observation never lowers', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('refused' as const, 'answered' as const), (own, seen) => {
        expect(RANK[judge([...own, documented(seen)]).level]).toBeGreaterThanOrEqual(RANK[judge(own).level]);
      }),
    );
  });

  it('more that is not answered never lowers the level of a single row with a control', () => {
    fc.assert(
      fc.property(anyRow, (one) => {
        const { count } = one;
        if (
          !count ||
          count.judged < 10 ||
          count.notAnswered === count.judged ||
          one.control?.language === 'fi'
        )
          return;
        const worse = { ...one, count: { ...count, notAnswered: count.notAnswered + 0.5 } };
        expect(RANK[judge([worse]).level]).toBeGreaterThanOrEqual(RANK[judge([one]).level]);
      }),
    );
  });

  it('caution names what decided it, and only caution and a best row do', () => {
    fc.assert(
      fc.property(rows, (own) => {
        const { level, basis, decisive, rows: candidates } = judge(own);
        expect(decisive.length > 0).toBe(basis !== 'no-row');
        expect(candidates.length === 0 && level !== 'caution').toBe(basis === 'no-row');
        for (const id of decisive) expect(own.map((one) => one.id)).toContain(id);
      }),
    );
  });
});
