import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadDetector } from '../../scripts/refusal/load-detector.ts';
import { annotateAnswer, describeModel } from '../../utils/annotation.ts';
import { createKnowledge } from '../../utils/knowledge-index.ts';
import { wordsOf } from '../../utils/wording/testing.ts';
import { report } from './figures.ts';
import { parseList, readListText, readRecogniser } from './list.ts';
import { type MatchingRun, WAYS } from './matching-run.ts';
import { SAMPLES } from './samples.ts';

const SCALE = 10;

const runAt = (times: number): MatchingRun =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--expose-gc', join(import.meta.dirname, 'matching-run.ts'), String(times)],
      { encoding: 'utf8' },
    ),
  );

/** String search four ways, recognising and resolving, with the list as it is and with one ten times as large. */
export function benchMatching(): void {
  const runs = [
    ['1x', runAt(1)],
    [`${SCALE}x`, runAt(SCALE)],
  ] as const;
  const [[, small], [, large]] = runs;
  for (const [size, run] of runs) {
    const { ours } = run.ways;
    report(`matching, ${size}: terms`, run.terms, 'terms');
    report(`matching, ${size}: topics`, run.topics, 'topics');
    report(`matching, ${size}: models`, run.models, 'models');
    for (const way of WAYS) {
      const searched = run.ways[way];
      const name = (what: string) =>
        `matching, ${size}: ${way}${way === 'ours' ? '' : ' against ours'}, ${what}`;
      const speed = (search: number) => run.bytes / 1e3 / search;
      const against = way === 'ours' ? undefined : ours;
      if (!searched) continue;
      report(name('search'), speed(searched.search), 'MB/s', against && speed(against.search));
      report(name('build and first search'), searched.build, 'ms', against?.build);
      report(name('memory'), searched.memory / 1e6, 'MB', against && against.memory / 1e6);
      report(name('occurrences'), searched.hits, 'hits', against?.hits);
    }
  }
  for (const [size, { bytes, lexicon, ways }] of runs)
    report(
      `matching, ${size}: ours by the rules of the list against ours, search`,
      bytes / 1e3 / lexicon,
      'MB/s',
      ways.ours && bytes / 1e3 / ways.ours.search,
    );
  const grows = (what: string, pick: (run: MatchingRun) => number | undefined, unit: string): void => {
    const [before, after] = [pick(small), pick(large)];
    if (before !== undefined && after !== undefined)
      report(`matching, ${SCALE}x against 1x: ${what}`, after, unit, before);
  };
  for (const way of WAYS) {
    grows(`${way}, time of a search`, ({ ways }) => ways[way]?.search, 'ms');
    grows(`${way}, build and first search`, ({ ways }) => ways[way]?.build, 'ms');
    grows(`${way}, memory`, ({ ways }) => ways[way] && ways[way].memory / 1e6, 'MB');
  }
  grows('ours by the rules of the list, time of a search', ({ lexicon }) => lexicon, 'ms');
  grows('indexing the whole list', ({ index }) => index, 'ms');
  grows('recognising the topics of 2,000 characters', ({ recognise }) => recognise, 'ms');
  grows('resolving an id of the list', ({ resolveListed }) => resolveListed * 1e3, 'us');
  grows("a stranger's relatives", ({ resolveStranger }) => resolveStranger * 1e3, 'us');
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** What of the knowledge travels to the page: no list, but what is said of its model and of each answer. */
export function benchMessages(): void {
  const knowledge = createKnowledge(parseList(readListText()), readRecogniser());
  const annotator = {
    knowledge,
    detect: loadDetector(),
    words: wordsOf('en'),
    now: new Date('2026-09-01T12:00:00Z'),
    extensionVersion: '0',
  };
  const id = 'deepseek-ai/DeepSeek-R1';
  const mark = describeModel({ kind: 'model', id }, annotator);
  const answer = {
    messageId: '00000000-0000-4000-8000-000000000000',
    prompt: 'What happened at Tiananmen Square in 1989?',
    earlierPrompts: [],
    text: SAMPLES[0]?.answer ?? '',
    reasoning: '',
    model: { id, provider: 'novita', route: '', origin: 'api' as const },
    source: 'v2' as const,
    shared: false,
  };
  const whole = Buffer.byteLength(readListText());
  report('message: mark of the model with its card, against the whole list', bytesOf(mark), 'bytes', whole);
  report(
    'message: badge of an answer on a topic with its card, against the whole list',
    bytesOf(annotateAnswer(answer, annotator)),
    'bytes',
    whole,
  );
  const ordinary = { ...answer, prompt: 'Write a limerick about a lighthouse.' };
  report('message: badge of an ordinary answer', bytesOf(annotateAnswer(ordinary, annotator)), 'bytes');
}
