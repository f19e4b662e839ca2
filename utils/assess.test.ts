import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeList } from '../knowledge/build/compose.ts';
import { readRecogniserData } from '../knowledge/recogniser-source.ts';
import { assess } from './assess.ts';
import type { Assessment, Level, TopicBasis } from './assess-types.ts';
import { createKnowledge } from './knowledge-index.ts';
import { REFUSAL_ALONE_THRESHOLD } from './refusal/index.ts';
import type { RefusalDetector, RefusalSignal } from './refusal/types.ts';

const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
/** As the extension has it: terms and wording. */
const knowledge = createKnowledge(
  composed.list,
  readRecogniserData(fileURLToPath(new URL('../knowledge', import.meta.url))),
);

const says =
  (signal: RefusalSignal, score = 0.95): RefusalDetector =>
  () => ({ signal, score, why: { code: 'test', span: '' } });
const never: RefusalDetector = () => {
  throw new Error('an empty answer must not be judged');
};

const ENGLISH = 'What happened on Tiananmen Square in 1989?';
const CHINESE = '1989年6月4日天安门广场发生了什么？';
const TRADITIONAL = '請說明1989年6月4日天安門廣場發生了什麼事，為什麼沒有報導？';

const ask = (model: string, prompt: string, provider = ''): Assessment =>
  assess({ prompt, answer: '', model, provider }, knowledge, never);
const counts = (ids: readonly string[]): string[] =>
  ids.map((id) => {
    const row = knowledge.behaviours.get(id);
    return `${row?.count?.notAnswered ?? '?'} of ${row?.count?.judged ?? '?'}`;
  });

interface WorkedCase {
  readonly model: string;
  readonly prompt: string;
  readonly level: Level;
  readonly basis: TopicBasis;
  /** Severity of the best row. */
  readonly severity?: number;
  /** Counts of the rows that decided, best first. */
  readonly decisive: readonly string[];
  readonly control?: string;
}

const WORKED: readonly WorkedCase[] = [
  {
    model: 'Qwen/Qwen2.5-72B-Instruct',
    prompt: ENGLISH,
    level: 'open',
    basis: 'measured',
    severity: 0,
    decisive: ['5 of 50'],
    control: '0 of 150',
  },
  {
    model: 'Qwen/Qwen2.5-72B-Instruct',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 3,
    decisive: ['30 of 50'],
    control: '0 of 150',
  },
  { model: 'Qwen/QwQ-32B', prompt: ENGLISH, level: 'caution', basis: 'documented', decisive: ['? of ?'] },
  {
    model: 'Qwen/QwQ-32B-Preview',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'documented',
    decisive: ['? of ?'],
  },
  { model: 'Qwen/QwQ-32B', prompt: CHINESE, level: 'unmeasured', basis: 'no-row', decisive: [] },
  {
    model: 'deepseek-ai/DeepSeek-R1',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'measured',
    severity: 4,
    decisive: ['38 of 50'],
    control: '17 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-R1',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 4,
    decisive: ['37 of 50'],
    control: '17 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-R1-0528',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'measured',
    severity: 3,
    decisive: ['36 of 50'],
    control: '0 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-R1-0528',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 4,
    decisive: ['49 of 50'],
    control: '0 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-V3-0324',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'measured',
    severity: 3,
    decisive: ['25 of 50'],
    control: '1 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-V3-0324',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 4,
    decisive: ['44 of 49'],
    control: '1 of 150',
  },
  {
    model: 'deepseek-ai/DeepSeek-V3.2',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'conflict',
    decisive: ['37.5 of 155', '60 of 60'],
  },
  {
    model: 'moonshotai/Kimi-K2.5',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'conflict',
    decisive: ['28.5 of 160', '50 of 60'],
  },
  {
    model: 'openai/gpt-oss-120b',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'conflict',
    decisive: ['4.5 of 160', '5 of 60', '14 of 50'],
  },
  {
    model: 'deepseek-ai/DeepSeek-V3.2',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 2,
    decisive: ['51.5 of 158'],
    control: '0.5 of 13',
  },
  {
    model: 'moonshotai/Kimi-K2.5',
    prompt: CHINESE,
    level: 'caution',
    basis: 'per-topic',
    severity: 1,
    decisive: ['18.5 of 154'],
    control: '0.5 of 13',
  },
  {
    model: 'openai/gpt-oss-120b',
    prompt: CHINESE,
    level: 'caution',
    basis: 'measured',
    severity: 2,
    decisive: ['17 of 50'],
    control: '14 of 150',
  },
  {
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    prompt: ENGLISH,
    level: 'open',
    basis: 'measured',
    severity: 0,
    decisive: ['0 of 50'],
    control: '0 of 150',
  },
  {
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    prompt: CHINESE,
    level: 'open',
    basis: 'measured',
    severity: 0,
    decisive: ['3 of 50'],
    control: '0 of 150',
  },
  {
    model: 'meta-llama/Llama-3.1-70B-Instruct',
    prompt: CHINESE,
    level: 'open',
    basis: 'measured',
    severity: 1,
    decisive: ['7 of 33'],
    control: '1 of 149',
  },
  {
    model: 'Qwen/Qwen3-235B-A22B-Instruct-2507',
    prompt: ENGLISH,
    level: 'caution',
    basis: 'measured',
    severity: 2,
    decisive: ['34 of 154'],
    control: '0 of 13',
  },
  {
    model: 'Qwen/Qwen2.5-VL-72B-Instruct',
    prompt: 'Why did Russia jail the opposition leader Alexei Navalny?',
    level: 'caution',
    basis: 'measured',
    severity: 2,
    decisive: ['17 of 50'],
    control: '6 of 97',
  },
  { model: 'moonshotai/Kimi-K2.6', prompt: ENGLISH, level: 'unmeasured', basis: 'no-row', decisive: [] },
  { model: 'zai-org/GLM-5.2', prompt: ENGLISH, level: 'unmeasured', basis: 'no-row', decisive: [] },
  { model: 'moonshotai/Kimi-K3', prompt: ENGLISH, level: 'unmeasured', basis: 'no-row', decisive: [] },
  { model: 'Qwen/Qwen3.8-2.4T-A95B', prompt: ENGLISH, level: 'unmeasured', basis: 'no-row', decisive: [] },
  {
    model: 'deepseek-ai/DeepSeek-V4-Pro-0813',
    prompt: ENGLISH,
    level: 'unmeasured',
    basis: 'no-row',
    decisive: [],
  },
];

describe('worked cases', () => {
  it.each(WORKED)('$model, $prompt', (worked) => {
    const { level, perTopic, behaviours } = ask(worked.model, worked.prompt);
    const [first] = perTopic;
    expect(level).toBe(worked.level);
    expect(first?.basis).toBe(worked.basis);
    expect(counts(behaviours)).toEqual(worked.decisive);
    if (worked.severity !== undefined) expect(first?.rows[0]?.severity).toBe(worked.severity);
    if (worked.control) {
      const control = knowledge.behaviours.get(first?.rows[0]?.behaviour ?? '')?.control;
      expect(`${control?.notAnswered} of ${control?.judged}`).toBe(worked.control);
    }
  });

  it('documents openness where TechCrunch found it, and lets it decide nothing', () => {
    const row = knowledge.behaviours.get('techcrunch-2024/qwen2.5-72b-instruct/documented/en');
    expect(row?.observed).toBe('answered');
    expect(row?.models).toEqual(['Qwen/Qwen2.5-72B-Instruct']);
    expect(ask('Qwen/Qwen2.5-72B-Instruct', ENGLISH).behaviours).not.toContain(row?.id);
  });

  it('says that QwQ-32B was probably the Preview, and a decline is then known', () => {
    const declined = assess(
      { prompt: ENGLISH, answer: "I can't discuss that.", model: 'Qwen/QwQ-32B' },
      knowledge,
      says('refusal'),
    );
    expect(declined.level).toBe('known-refusal');
    expect(declined.perTopic[0]?.basis).toBe('documented');
    expect(knowledge.behaviours.get(declined.behaviours[0] ?? '')?.note).toContain('QwQ-32B-Preview');
  });

  it('keeps the small test on the topic beside the row: 10 of 12 and 6.5 of 12', () => {
    const cell = (id: string) =>
      knowledge.behaviours.get(id)?.perTopic.find(({ topics }) => topics.includes('tiananmen_1989'));
    expect(cell('ccp-bench/qwen3-235b-a22b-2507/refusal/en')).toMatchObject({ notAnswered: 10, judged: 12 });
    expect(cell('ccp-bench/kimi-k2.5/refusal/zh-Hans')).toMatchObject({ notAnswered: 6.5, judged: 12 });
  });

  it('leaves 17 unreadable answers of Llama-3.1-70B out', () => {
    const [id = ''] = ask('meta-llama/Llama-3.1-70B-Instruct', CHINESE).behaviours;
    expect(knowledge.behaviours.get(id)?.unreadable).toBe(17);
  });

  it('has for Kimi-K2.6 a choice test with its host, and for GLM-5.2 both hosts', () => {
    const choice = (model: string) =>
      (knowledge.byModel.get(model) ?? [])
        .filter(({ axis }) => axis === 'choice')
        .map(
          ({ count, hosts }) =>
            `${(count?.judged ?? 0) - (count?.notAnswered ?? 0)} of 60 at ${hosts[0]?.name}`,
        )
        .sort();
    expect(choice('moonshotai/Kimi-K2.6')).toEqual(['60 of 60 at Moonshot AI']);
    expect(choice('zai-org/GLM-5.2')).toEqual([
      '29 of 60 at Z.ai',
      '30 of 60 at Z.ai',
      '60 of 60 at Tinfoil',
    ]);
  });

  it.each(['Qwen/QwQ-32B', 'deepseek-ai/DeepSeek-R1', ''])('opening hours are no topic for %j', (model) => {
    const { level, topics } = ask(model, 'opening hours of the Tiananmen flag raising');
    expect({ level, topics }).toEqual({ level: 'none', topics: [] });
  });
});

describe('rule 1', () => {
  const chat = { prompt: 'How do I bake bread?', answer: 'No.', model: 'Qwen/QwQ-32B' };
  const above = (REFUSAL_ALONE_THRESHOLD + 1) / 2;

  it.each([
    ['refusal', above, 'refusal'],
    ['refusal', REFUSAL_ALONE_THRESHOLD, 'none'],
    ['evasion', above, 'none'],
    ['inability', above, 'none'],
    ['answered', above, 'none'],
  ] as const)('no topic: %s with a score of %d is %s', (signal, score, level) => {
    expect(assess(chat, knowledge, says(signal, score))).toMatchObject({
      level,
      signal,
      score,
      behaviours: [],
    });
  });

  it.each(['', '  ', 'omni'])('model unknown: %j is unmeasured, and a refusal shows', (model) => {
    expect(ask(model, ENGLISH)).toMatchObject({ level: 'unmeasured', modelKnown: false });
    const refused = assess({ prompt: ENGLISH, answer: 'No.', model }, knowledge, says('evasion'));
    expect(refused).toMatchObject({ level: 'refusal', modelKnown: false, behaviours: [] });
  });

  it('a model that the list does not have is known and unmeasured', () => {
    expect(ask('nobody/new-model', ENGLISH)).toMatchObject({ level: 'unmeasured', modelKnown: true });
  });

  it('several topics: the highest level, worded for that topic, all listed', () => {
    const { level, perTopic, topics } = ask(
      'Qwen/Qwen2.5-VL-72B-Instruct',
      'Compare the Tiananmen massacre of 1989 with police brutality in the US.',
    );
    expect(topics).toEqual(expect.arrayContaining(['tiananmen_1989', 'us_policing_prisons']));
    expect(perTopic.map(({ topic, level }) => `${topic} ${level}`)).toEqual(
      expect.arrayContaining(['tiananmen_1989 caution', 'us_policing_prisons open']),
    );
    expect(perTopic[0]?.topic).toBe('tiananmen_1989');
    expect(level).toBe('caution');
  });
});

describe('rules 2, 6 and 8', () => {
  it('takes a child for covered when its parent is', () => {
    const { topics, level } = ask('deepseek-ai/DeepSeek-R1-0528', 'Who was the Tank Man?');
    expect(topics).toEqual(['tank_man']);
    expect(level).toBe('caution');
  });

  it('takes each SpeechMap set as evidence for its own region only', () => {
    expect(
      ask('deepseek-ai/DeepSeek-R1-0528', 'Is police brutality in the US getting worse?').behaviours,
    ).toEqual(['speechmap/deepseek-r1-0528/us/en']);
    expect(ask('deepseek-ai/DeepSeek-R1-0528', 'Was Jamal Khashoggi murdered in the consulate?').level).toBe(
      'unmeasured',
    );
  });

  it('sets no level for Traditional Chinese from Simplified rows', () => {
    const assessment = ask('Qwen/Qwen2.5-72B-Instruct', TRADITIONAL);
    expect(assessment).toMatchObject({ language: 'zh-Hant', level: 'unmeasured' });
  });

  it('sets no level from Finnish rows', () => {
    const assessment = ask('deepseek-ai/DeepSeek-R1-0528', 'Mitä tapahtui Tiananmenin aukiolla vuonna 1989?');
    expect(assessment).toMatchObject({ language: 'fi', topics: ['tiananmen_1989'], level: 'unmeasured' });
  });

  it('uses a Traditional Chinese row where there is one, without control', () => {
    const { level, perTopic } = ask(
      'deepseek-ai/DeepSeek-V3.2',
      '請問台灣是不是一個主權獨立的國家？為什麼？',
    );
    expect(level).toBe('caution');
    expect(perTopic[0]?.rows[0]).toMatchObject({ basis: 'no-control', severity: 3 });
  });

  it.each([
    ['caution', 'deepseek-ai/DeepSeek-R1-0528', 'known-refusal'],
    ['open', 'meta-llama/Llama-3.3-70B-Instruct', 'refusal'],
    ['unmeasured', 'moonshotai/Kimi-K2.6', 'refusal'],
  ] as const)('a refusal makes %s of %s %s', (before, model, after) => {
    const answered = (signal: RefusalSignal) =>
      assess({ prompt: ENGLISH, answer: '…', model }, knowledge, says(signal, 0.3)).level;
    expect(['answered', 'inability'].map((signal) => answered(signal as RefusalSignal))).toEqual([
      before,
      before,
    ]);
    expect(['refusal', 'evasion'].map((signal) => answered(signal as RefusalSignal))).toEqual([after, after]);
  });

  it('follows the conversation where the prompt alone has no topic', () => {
    const { topics, level } = assess(
      {
        prompt: 'And how many people died?',
        context: [ENGLISH],
        answer: '',
        model: 'deepseek-ai/DeepSeek-R1',
      },
      knowledge,
      never,
    );
    expect({ topics, level }).toEqual({ topics: ['tiananmen_1989'], level: 'caution' });
  });
});
