import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeList } from '../../knowledge/build/compose.ts';
import { parseKnowledgeList } from './guards.ts';
import { knowledgeListSchema } from './schema.ts';
import { packList, packTerms, type WireList } from './wire.ts';

const composed = composeList(fileURLToPath(new URL('../../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const full = composed.list;
const packed = packList(full);

/** Small enough to parse thousands of times, with every kind of record and every optional part. */
function sample(): WireList {
  const some = <T>(records: readonly T[], ...wanted: ((record: T) => boolean)[]): T[] => [
    ...new Set(wanted.flatMap((is) => records.find(is) ?? [])),
  ];
  return structuredClone({
    ...packed,
    sources: full.sources.slice(0, 2),
    testSets: some(
      full.testSets,
      (set) => set.region !== null,
      (set) => set.region === null,
    ),
    anchors: Object.fromEntries(
      Object.entries(full.anchors)
        .map(([id, terms]) => [id, packTerms(terms.slice(0, 2))])
        .slice(0, 2),
    ),
    topics: some(
      full.topics,
      (topic) => topic.parent !== null,
      (topic) => topic.combinations.length > 0,
      () => true,
    ).map((topic) => ({
      ...topic,
      terms: packTerms(topic.terms.slice(0, 2)),
      notContexts: packTerms(topic.notContexts.slice(0, 1)),
      anchors: packTerms(topic.anchors.slice(0, 1)),
      combinations: [{ all: [['cn'], ['protest', 'us']], none: ['ordinary'], fallback: false }],
    })),
    models: some(
      full.models,
      (model) => model.lineage !== null,
      (model) => model.exact.length > 0,
    ),
    behaviours: some(
      full.behaviours,
      (row) => row.perTopic.length > 0,
      (row) => row.otherJudge !== null,
      (row) => row.observed !== null,
      (row) => row.figure !== '',
    ),
  });
}

type Container = Record<string, unknown> | unknown[];
type Place = { readonly holder: Container; readonly key: string };

/** Every place of a value, containers and leaves. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Container;
  return Object.keys(holder).flatMap((key) => [
    { holder, key },
    ...placesOf((holder as Record<string, unknown>)[key]),
  ]);
}
const at = ({ holder, key }: Place): unknown => (holder as Record<string, unknown>)[key];
const put = ({ holder, key }: Place, value: unknown): void => {
  (holder as Record<string, unknown>)[key] = value;
};

/** What JSON or a structured clone can hold. */
const hostile = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  ' ',
  'x',
  0,
  -0,
  1,
  -1,
  0.5,
  0.25,
  1.5,
  1e9,
  1e9 + 1,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  10n,
  new Date(0),
  new Map(),
  Object.create(null),
  'javascript:alert(1)',
  'http://example.org',
  'https://a b',
  'https://example.org/"onload=',
  'https://example.org/',
  '2026-02-30',
  '2026-13-01',
  '2026-1-1',
  '1999-01-01',
  '2026-11-23T00:00:00Z',
  '2026-11-23T00:00:00.000Z',
  'a\u0000b',
  'a\nb',
  '\u202eabc',
  'x'.repeat(121),
  'x'.repeat(601),
  '../etc',
  'Qwen/QwQ-32B',
  'org/name/extra',
  '__proto__',
  'constructor',
  'en',
  'zh-Hans',
  'xx',
  'strong',
  'word',
  'refusal',
  'mul',
  { 'en word strong': ['x'] },
  { 'en word': ['x'] },
  { notAnswered: 1, judged: 1 },
  { notAnswered: 2, judged: 1 },
  { notAnswered: 0.5, judged: 1 },
  { notAnswered: 0.25, judged: 1 },
  { notAnswered: 1, judged: 1, more: 1 },
);
const keys = fc.constantFrom(
  'extra',
  '__proto__',
  'constructor',
  'toString',
  'id',
  'en',
  'zh-Hans',
  'cn',
  'a-b',
  'en word strong',
  'X',
  '',
);

const mutation = fc.record({
  where: fc.nat(),
  from: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'move', 'move', 'repeat', 'anything'),
  value: hostile,
  anything: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
  key: keys,
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(list: unknown, { where, from, how, value, anything, key }: Mutation): void {
  const places = placesOf(list);
  const place = places[where % places.length];
  const other = places[from % places.length];
  if (!place || !other) return;
  const target = at(place);
  if (how === 'replace') put(place, value);
  else if (how === 'anything') put(place, anything);
  else if (how === 'move') put(place, structuredClone(at(other)));
  else if (how === 'remove' && Array.isArray(place.holder)) {
    // Not `splice`, which asks `constructor`, and an earlier mutation may have put anything there.
    place.holder.copyWithin(Number(place.key), Number(place.key) + 1);
    place.holder.length--;
  } else if (how === 'remove') delete place.holder[place.key as never];
  else if (how === 'repeat' && Array.isArray(target)) target.push(...structuredClone(target));
  // No array out of JSON has a constructor of its own.
  else if (typeof target === 'object' && target !== null && !(Array.isArray(target) && key === 'constructor'))
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

const agree = (value: unknown): void => {
  const parsed = parseKnowledgeList(value);
  const verdict = knowledgeListSchema.safeParse(value);
  if (parsed.ok !== verdict.success)
    throw new Error(`guard: ${parsed.ok || parsed.reason}; schema: ${verdict.error?.message ?? true}`);
};

describe('parseKnowledgeList', () => {
  it('takes the whole list, and copies no more than it unpacks', () => {
    expect(knowledgeListSchema.safeParse(packed).success).toBe(true);
    const parsed = parseKnowledgeList(packed);
    expect(parsed.ok && parsed.list.behaviours).toBe(packed.behaviours);
  });

  it('gives back every term of a packed list', () => {
    const parsed = parseKnowledgeList(JSON.parse(JSON.stringify(packed)));
    if (!parsed.ok) throw new Error(parsed.reason);
    const termsOf = ({ topics, anchors }: typeof full): string[] =>
      [
        ...Object.entries(anchors),
        ...topics.flatMap(({ id, ...topic }) => [
          [`${id} terms`, topic.terms] as const,
          [`${id} not`, topic.notContexts] as const,
          [`${id} anchors`, topic.anchors] as const,
        ]),
      ]
        .flatMap(([owner, terms]) =>
          terms.map(({ text, language, match, strength }) =>
            [owner, text, language, match, strength].join('/'),
          ),
        )
        .sort();
    expect(termsOf(parsed.list)).toEqual(termsOf(full));
  });

  it('gives the verdict of the schema on mutated lists', () => {
    let refused = 0;
    let taken = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const list = sample();
        for (const one of mutations) mutate(list, one);
        agree(list);
        if (parseKnowledgeList(list).ok) taken++;
        else refused++;
      }),
      { numRuns: 1500 },
    );
    // Both verdicts must have been met, or the property says nothing.
    expect(Math.min(refused, taken)).toBeGreaterThan(50);
  });

  it('gives the verdict of the schema on anything else, and never throws', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), agree), {
      numRuns: 500,
    });
  });

  it.each([
    ['.version', (list: Record<string, unknown>) => put({ holder: list, key: 'version' }, -1)],
    [
      '.topics[0].terms',
      (list: Record<string, unknown>) =>
        put({ holder: (list.topics as Container[])[0] ?? [], key: 'terms' }, 1),
    ],
    [
      '.sources[1].url',
      (list: Record<string, unknown>) =>
        put({ holder: (list.sources as Container[])[1] ?? [], key: 'url' }, 'javascript:1'),
    ],
  ])('says where: %s', (path, spoil) => {
    const list = sample() as unknown as Record<string, unknown>;
    spoil(list);
    expect(parseKnowledgeList(list)).toEqual({ ok: false, reason: expect.stringContaining(path) });
  });

  it.each(['anchors', 'topics.0.title', 'topics.0', ''])('refuses a key __proto__ in %j', (path) => {
    const list = JSON.parse(JSON.stringify(sample()));
    const holder = path === '' ? list : path.split('.').reduce((value, key) => value[key], list);
    Object.defineProperty(holder, '__proto__', { value: [], enumerable: true });
    agree(list);
    expect(parseKnowledgeList(list).ok).toBe(false);
  });

  it('refuses a sparse list', () => {
    agree({ ...sample(), topics: new Array(2) });
  });
});
