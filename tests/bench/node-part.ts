import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadDetector } from '../../scripts/refusal/load-detector.ts';
import { annotateAnswer } from '../../utils/annotation.ts';
import { assess } from '../../utils/assess.ts';
import { createKnowledge } from '../../utils/knowledge-index.ts';
import { detectLanguage } from '../../utils/topics/language.ts';
import { wordsOf } from '../../utils/wording/testing.ts';
import type { ColdStart } from './cold-start.ts';
import { median, quantile, report, sum, timeCalls } from './figures.ts';
import { parseList, readListText, readRecogniser } from './list.ts';
import { SAMPLES, type Sample } from './samples.ts';

const CALLS = 300;
const ASSESS_BUDGET_MS = 1;
const MODEL = 'deepseek-ai/DeepSeek-R1';

/** Assessing and its parts, in Node: the code that the background runs. */
export function benchNode(runs: number): void {
  report('node: fixed work, to compare machines by', median(timeCalls(fixedWork, 20)), 'ms');
  benchColdStart(runs);
  const list = parseList(readListText());
  const recogniser = readRecogniser();
  report('node: list, indexing, warm', median(timeCalls(() => createKnowledge(list, recogniser), 5)), 'ms');
  const knowledge = createKnowledge(list, recogniser);
  const detectRefusal = loadDetector();
  const annotator = {
    knowledge,
    detect: detectRefusal,
    words: wordsOf('en'),
    now: new Date('2026-09-01T12:00:00Z'),
    extensionVersion: '0',
  };
  for (const sample of SAMPLES) {
    const { name, prompt, answer } = sample;
    const bench = (what: string, call: () => unknown, budget?: number): void => {
      const times = timeCalls(call, CALLS);
      report(`node: ${what}, ${name}, median`, median(times), 'ms', budget);
      report(`node: ${what}, ${name}, p99`, quantile(times, 0.99), 'ms');
    };
    bench(
      'assess',
      () => assess({ prompt, answer, model: MODEL }, knowledge, detectRefusal),
      ASSESS_BUDGET_MS,
    );
    bench('topics', () => knowledge.recognise(prompt));
    bench('language', () => detectLanguage(prompt));
    bench('refusal', () => detectRefusal({ prompt, answer }));
    bench('badge and card in words', () => annotateAnswer(answerOf(sample), annotator));
  }
  const text = SAMPLES.map(({ prompt }) => prompt).join('\n');
  const seconds = median(timeCalls(() => knowledge.recognise(text), 30)) / 1000;
  report('node: topics, throughput', Buffer.byteLength(text) / 1e6 / seconds, 'MB/s');
}

/** Each time in a new process, as a background is that the browser has just started. */
function benchColdStart(runs: number): void {
  const script = join(import.meta.dirname, 'cold-start.ts');
  const starts = Array.from(
    { length: runs },
    (): ColdStart => JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })),
  );
  const of = (pick: (start: ColdStart) => number): number => median(starts.map(pick));
  report(
    'node: list, JSON.parse, cold',
    of(({ parse }) => parse),
    'ms',
  );
  report(
    'node: list, guards, cold',
    of(({ guards }) => guards),
    'ms',
  );
  report(
    'node: list, indexing, cold',
    of(({ index }) => index),
    'ms',
  );
  report(
    'node: first assessment, cold',
    of(({ first }) => first),
    'ms',
  );
  report(
    'node: list in force and first assessment, cold',
    of((start) => sum(Object.values(start))),
    'ms',
  );
}

const answerOf = ({ prompt, answer }: Sample) => ({
  messageId: '00000000-0000-4000-8000-000000000000',
  prompt,
  earlierPrompts: [],
  text: answer,
  reasoning: '',
  model: { id: MODEL, provider: 'novita', route: '', origin: 'api' as const },
  source: 'v2' as const,
  shared: false,
});

/** Some arithmetic and strings that no change of ours touches. */
function fixedWork(): number {
  let state = 1;
  const seen = new Map<string, number>();
  for (let i = 0; i < 50_000; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const key = (state >>> 20).toString(36);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return seen.size;
}
