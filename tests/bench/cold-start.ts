/**
 * What a background pays that has just been started: parsing, checking and indexing the list, and the first assessment,
 * with nothing compiled yet. Run as a process of its own; prints one JSON object of milliseconds.
 */
import { assess } from '../../utils/assess.ts';
import { parseKnowledgeList } from '../../utils/knowledge/guards.ts';
import { createKnowledge } from '../../utils/knowledge-index.ts';
import { detectRefusal } from '../../utils/refusal/index.ts';
import { readListText, readRecogniser } from './list.ts';
import { SAMPLES } from './samples.ts';

export interface ColdStart {
  readonly parse: number;
  readonly guards: number;
  readonly index: number;
  readonly first: number;
}

function measure(): ColdStart {
  const text = readListText();
  const steps: number[] = [performance.now()];
  const value: unknown = JSON.parse(text);
  steps.push(performance.now());
  const parsed = parseKnowledgeList(value);
  if (!parsed.ok) throw new Error(parsed.reason);
  steps.push(performance.now());
  const knowledge = createKnowledge(parsed.list, readRecogniser());
  steps.push(performance.now());
  const prompt = 'What happened at Tiananmen Square in 1989?';
  const answer = SAMPLES[0]?.answer ?? '';
  assess({ prompt, answer, model: 'deepseek-ai/DeepSeek-R1' }, knowledge, detectRefusal);
  steps.push(performance.now());
  const [parse = 0, guards = 0, index = 0, first = 0] = steps.slice(1).map((at, i) => at - (steps[i] ?? 0));
  return { parse, guards, index, first };
}

if (import.meta.main) process.stdout.write(JSON.stringify(measure()));
