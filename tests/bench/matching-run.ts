/**
 * String search over the terms of one list, four ways, in a process of its own so that memory can be told apart.
 *
 *   node --expose-gc matching-run.ts TIMES     prints one JSON object, {@link MatchingRun}
 */
import FastAhoCorasick from 'modern-ahocorasick/fast';
import { relativesOf, resolveModel } from '../../utils/knowledge/resolve-model.ts';
import type { KnowledgeList } from '../../utils/knowledge/types.ts';
import { createKnowledge } from '../../utils/knowledge-index.ts';
import { createLexicon } from '../../utils/topics/lexicon.ts';
import { normalise } from '../../utils/topics/normalise.ts';
import { createTermIndex, type IndexedTerm } from '../../utils/topics/term-index.ts';
import { median, timeCalls } from './figures.ts';
import { parseList, readListText, readRecogniser } from './list.ts';
import { SAMPLES } from './samples.ts';
import { scaleList } from './scale-list.ts';

export const WAYS = ['ours', 'modern-ahocorasick', 'one RegExp', 'indexOf loop'] as const;
export type Way = (typeof WAYS)[number];

export interface Searched {
  /** Milliseconds to build, with the first search: some build what they need when they need it. */
  readonly build: number;
  /** Bytes kept after that. */
  readonly memory: number;
  /** Milliseconds of one search: the best of the rounds, which other work on the machine disturbs least. */
  readonly search: number;
  readonly hits: number;
}
export interface MatchingRun {
  readonly terms: number;
  readonly topics: number;
  readonly models: number;
  readonly bytes: number;
  readonly ways: Partial<Record<Way, Searched>>;
  /** Milliseconds of a search by the rules of the list: whole words, prefixes, hidden letters; hits as objects. */
  readonly lexicon: number;
  readonly index: number;
  readonly recognise: number;
  readonly resolveListed: number;
  readonly resolveStranger: number;
}

const ROUNDS = 15;
/** Milliseconds that one measurement should last at least. */
const LONG_ENOUGH = 20;

/** Every term of the list once, as the index has them; `*` is a notation of ours that others do not know. */
function termsOf({ topics, anchors }: KnowledgeList): IndexedTerm[] {
  const terms = [
    ...Object.values(anchors).flat(),
    ...topics.flatMap((topic) => [...topic.terms, ...topic.notContexts, ...topic.anchors]),
  ];
  const texts = new Set(
    terms.map(({ text }) => normalise(text)).filter((text) => text && !text.includes('*')),
  );
  return [...texts].map((text) => ({ text, match: 'substring' }));
}

/** Each gives the number of occurrences; a RegExp finds those only that do not overlap. */
const BUILD: Readonly<Record<Way, (terms: readonly IndexedTerm[]) => (text: string) => number>> = {
  ours(terms) {
    const scan = createTermIndex(terms);
    return (text) => {
      let hits = 0;
      scan(text, () => {
        hits++;
      });
      return hits;
    };
  },
  'modern-ahocorasick'(terms) {
    const matcher = new FastAhoCorasick(terms.map(({ text }) => text));
    return (text) => matcher.count(text);
  },
  'one RegExp'(terms) {
    const escaped = terms
      .map(({ text }) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .sort((a, b) => b.length - a.length);
    const pattern = new RegExp(escaped.join('|'), 'g');
    return (text) => {
      let hits = 0;
      pattern.lastIndex = 0;
      while (pattern.exec(text)) hits++;
      return hits;
    };
  },
  'indexOf loop'(terms) {
    return (text) => {
      let hits = 0;
      for (const term of terms)
        for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + 1)) hits++;
      return hits;
    };
  },
};

function bytesKept(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function searchAll(terms: readonly IndexedTerm[], text: string): MatchingRun['ways'] {
  const built = WAYS.flatMap((way) => {
    const before = bytesKept();
    const started = performance.now();
    try {
      const search = BUILD[way](terms);
      const hits = search(text);
      return [{ way, search, hits, build: performance.now() - started, memory: bytesKept() - before }];
    } catch {
      // Too many alternatives for one RegExp.
      return [];
    }
  });
  const times = new Map<Way, number[]>(built.map(({ way }) => [way, []]));
  // In turn, so that whatever else the machine does meets all of them.
  for (let round = 0; round < ROUNDS; round++)
    for (const { way, search } of built) {
      let calls = 0;
      const started = performance.now();
      do {
        search(text);
        calls++;
      } while (performance.now() - started < LONG_ENOUGH);
      times.get(way)?.push((performance.now() - started) / calls);
    }
  return Object.fromEntries(
    built.map(({ way, hits, build, memory }) => [
      way,
      { hits, build, memory, search: Math.min(...(times.get(way) ?? [])) },
    ]),
  );
}

function run(times: number): MatchingRun {
  const list = scaleList(parseList(readListText()), times);
  const terms = termsOf(list);
  const text = normalise(SAMPLES.map(({ prompt }) => prompt).join('\n'));
  const ways = searchAll(terms, text);
  const lexicon = createLexicon(list.topics, list.anchors);
  const byRules = Math.min(...timeCalls(() => lexicon.find(text), 10 * ROUNDS));
  const recogniser = readRecogniser();
  const started = performance.now();
  const knowledge = createKnowledge(list, recogniser);
  const index = performance.now() - started;
  const prompt = SAMPLES[1]?.prompt ?? '';
  return {
    terms: terms.length,
    topics: list.topics.length,
    models: list.models.length,
    bytes: Buffer.byteLength(text),
    ways,
    lexicon: byRules,
    index,
    recognise: median(timeCalls(() => knowledge.recognise(prompt), 60)),
    resolveListed: median(timeCalls(() => resolveModel('qwen/qwen3-32b:novita', knowledge.models), 2_000)),
    resolveStranger: median(
      timeCalls(
        () => relativesOf('x/DeepSeek-R1-Distill-Qwen-14B-abliterated-GGUF', knowledge.models),
        2_000,
      ),
    ),
  };
}

if (import.meta.main) process.stdout.write(JSON.stringify(run(Number(process.argv[2] ?? 1))));
